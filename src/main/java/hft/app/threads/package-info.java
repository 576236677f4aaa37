/**
 * The tree's actors on the wall clock: a thread each for those that trade, chosen by name in {@code
 * conf/dispatchers.conf}.
 *
 * <pre>
 * hft.dispatchers.KIND -- OwnThreadDispatcherConfigurator, one per kind
 *                           |-- OwnThreadDispatcher, one per actor --> ActorThread, its executor
 *                           |-- OwnThreadDispatcher ...
 * </pre>
 *
 * <p>No actor knows any of this: it is spawned on a name.
 */
package hft.app.threads;

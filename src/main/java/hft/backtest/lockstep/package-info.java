/**
 * A whole ActorSystem on one thread in virtual time: every dispatcher is a same-thread trampoline
 * and the scheduler is a queue that fires when time is told to move. Same input, same order of
 * messages, same bytes out.
 *
 * <pre>
 * driver --advanceTo(t)--> timers due by t, in order, each drained --> mailboxes empty, clock at t
 * driver --tell--> actor --tell--> actor ...  all done when tell returns
 * </pre>
 */
package hft.backtest.lockstep;

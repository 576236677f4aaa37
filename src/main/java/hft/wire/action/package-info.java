/**
 * Every action a trading client sends, as records, as JSON and as the msgpack that is hashed.
 *
 * <pre>
 * L1Action ----> ActionShape --> JsonSink     what is sent
 *                           `--> MsgpackSink  what is hashed
 * request JSON -> ActionReader -> ReceivedAction (meaning, msgpack as sent, msgpack of the venue)
 * </pre>
 *
 * The order of fields is written once, in {@link hft.wire.action.ActionShape} and {@code
 * AccountShape}, and told to both sinks. Prices and sizes are longs scaled by 1e-8 up to the moment
 * they become digits.
 */
package hft.wire.action;

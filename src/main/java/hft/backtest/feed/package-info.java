/**
 * Reads recorded markets ahead of the replay. Each table of each coin is a Pekko Stream in an
 * ordinary ActorSystem of its own; the lockstep thread pulls whole row groups and merges them into
 * one order.
 *
 * <pre>
 * files --stream, read ahead--> blocks --pull--> cursor \
 * files --stream, read ahead--> blocks --pull--> cursor --merge by time--> frames
 * </pre>
 */
package hft.backtest.feed;

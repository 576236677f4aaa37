/**
 * How much the local exchange bears: its matching alone, signed actions over HTTP and over sockets,
 * and many subscribers with one among them that never reads.
 *
 * <pre>
 * ExchangeBench --> MatchingWork             (this process, one thread)
 *       |
 *       +--> Load, Crowd --> Links --> ServerProcess: the exchange, then BareServer as the floor
 * </pre>
 *
 * Servers are processes of their own, so that their processor time is theirs. Clients are one
 * selecting thread with bytes made beforehand, so that they leave the machine to the server.
 */
package hft.app.bench.exchange;

/**
 * The operator's door: kill switch, ladder, health and the page, over HTTP, in an actor system of
 * its own. Nothing a client sends can hold up the trading tree: the two meet only in {@link
 * hft.port.OperatorDesk}.
 *
 * <pre>
 * socket -> OperatorServer (bounded connections, patience)
 *        -> Doorkeeper (host, cross-site, token) -> ControlRoutes -> OperatorDesk
 *        -> ProbeRoutes: GET /health, /ready
 *        -> PageRoutes:  GET /, /api/status, /api/stream, files
 * </pre>
 */
package hft.http;

package hft.hyperliquid.socket;

/** What became of bytes handed to a socket. Only QUEUED can ever reach the venue. */
public enum SendResult {
  /** On its way; a failure from here on ends the socket. */
  QUEUED,
  /** The socket is closed: certainly not sent. */
  CLOSED,
  /** Too many bytes wait to be written already: certainly not sent. */
  FULL
}

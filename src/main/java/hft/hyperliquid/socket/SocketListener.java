package hft.hyperliquid.socket;

/**
 * What happens to one connection. Called on the network thread: implementations hand on and return.
 * First either {@link #opened} or {@link #closed}; {@link #closed} exactly once; nothing after it.
 */
public interface SocketListener {
  void opened(Socket socket);

  /** The inbox, empty before, has something in it. */
  void arrived();

  void closed(CloseReason reason);
}

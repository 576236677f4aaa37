package hft.hyperliquid.socket;

import java.net.URI;

/** Opens sockets. */
public interface Sockets extends AutoCloseable {
  /**
   * Starts to connect; never blocks. Text frames go to {@code inbox}, which belongs to this
   * connection alone.
   *
   * @param uri {@code ws://} or {@code wss://}
   */
  void dial(URI uri, Inbox inbox, SocketListener listener);

  @Override
  void close();
}

package hft.hyperliquid.socket;

/** One open connection. Any thread may send; what two threads send is not ordered. */
public interface Socket {
  /**
   * Sends one text frame.
   *
   * @param utf8 copied before this returns
   */
  SendResult send(byte[] utf8, int offset, int length);

  /** Closes it; the listener hears of it once. */
  void close(String why);
}

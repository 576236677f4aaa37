package hft.hyperliquid.socket;

/** One open connection. Any thread may send; what two threads send is not ordered. */
public interface Socket {
  /** Is told once, on the network thread, when a frame's last byte was handed to the system. */
  @FunctionalInterface
  interface Written {
    Written NOBODY_ASKS = () -> {};

    void written();
  }

  /**
   * Sends one text frame.
   *
   * @param utf8 copied before this returns
   */
  default SendResult send(byte[] utf8, int offset, int length) {
    return send(utf8, offset, length, Written.NOBODY_ASKS);
  }

  /** The same; a frame that is not QUEUED, or fails on the way, is never told of. */
  SendResult send(byte[] utf8, int offset, int length, Written written);

  /** Closes it; the listener hears of it once. */
  void close(String why);
}

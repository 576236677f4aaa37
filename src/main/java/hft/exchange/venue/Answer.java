package hft.exchange.venue;

/** Where the answer to one action goes. Called once, on the venue's thread. */
@FunctionalInterface
public interface Answer {
  /**
   * @param body what an HTTP answer would have
   */
  void send(byte[] body);
}

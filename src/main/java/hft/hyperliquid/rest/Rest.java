package hft.hyperliquid.rest;

import java.time.Duration;

/** Posts JSON to the venue. */
public interface Rest extends AutoCloseable {
  /** The two addresses there are. */
  enum Endpoint {
    INFO("/info"),
    EXCHANGE("/exchange");

    private final String path;

    Endpoint(String path) {
      this.path = path;
    }

    public String path() {
      return path;
    }
  }

  /** What came back. */
  sealed interface Answer {
    /** HTTP 200; business errors are inside. */
    record Ok(byte[] body) implements Answer {}

    /** Another status. Of an action nobody knows whether it was executed. */
    record Status(int code, String body) implements Answer {}

    /** No answer. Of an action nobody knows whether it was executed. */
    record Failed(String why) implements Answer {}
  }

  /** Called once, on a thread of the client's own. */
  @FunctionalInterface
  interface Receiver {
    void answered(Answer answer);
  }

  /**
   * Sends and returns.
   *
   * @param json not changed by anybody until it was answered
   */
  void post(Endpoint endpoint, byte[] json, Duration timeout, Receiver receiver);

  /** Sends and waits. */
  Answer ask(Endpoint endpoint, byte[] json, Duration timeout);

  @Override
  void close();
}

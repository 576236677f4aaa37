package hft.exchange.server;

import java.nio.charset.StandardCharsets;

/** What an HTTP request gets. */
sealed interface HttpAnswer {
  /**
   * @param json whether the body is JSON rather than plain text
   */
  record Page(int status, boolean json, byte[] body) implements HttpAnswer {}

  /** Nothing: the connection is cut instead. */
  record Silence(String why) implements HttpAnswer {}

  static Page json(byte[] body) {
    return new Page(200, true, body);
  }

  static Page json(int status, byte[] body) {
    return new Page(status, true, body);
  }

  /** As the venue fails: with the body {@code null}; what is the client's fault in plain text. */
  static Page failed(int status) {
    return status < 500
        ? text(status, status == 429 ? "Too Many Requests" : "Refused")
        : new Page(status, true, bytes("null"));
  }

  static Page text(int status, String text) {
    return new Page(status, false, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package hft.app.bench.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of HTTP and websockets, as far as a benchmark needs them. */
final class Frames {
  static final byte[] HEADER_END = ascii("\r\n\r\n");
  static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");

  private Frames() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] upgrade(int port) {
    return ascii(
        "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
  }

  static byte[] post(String path, byte[] body) {
    return joined(
        ascii(
            "POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n"),
        body);
  }

  /** A client's text frame, masked with zeros; shorter than 64 KiB. */
  static byte[] text(byte[] payload) {
    byte[] head = {
      (byte) 0x81,
      (byte) (0x80 | 126),
      (byte) (payload.length >> 8),
      (byte) payload.length,
      0,
      0,
      0,
      0
    };
    return joined(head, payload);
  }

  static byte[] text(String payload) {
    return text(ascii(payload));
  }

  static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Reads to the end of a response without a body, and no further. */
  static void skipHeader(InputStream in) throws IOException {
    int matched = 0;
    while (matched < HEADER_END.length) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the server cut a connection before it answered");
      }
      matched = next == HEADER_END[matched] ? matched + 1 : next == HEADER_END[0] ? 1 : 0;
    }
  }

  /** Where the pattern begins; -1 when it is not there. */
  static int indexOf(byte[] bytes, int from, int to, byte[] pattern) {
    for (int i = from; i <= to - pattern.length; i++) {
      int j = 0;
      while (j < pattern.length && bytes[i + j] == pattern[j]) {
        j++;
      }
      if (j == pattern.length) {
        return i;
      }
    }
    return -1;
  }

  /** The digits from here on. */
  static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}

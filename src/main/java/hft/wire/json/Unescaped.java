package hft.wire.json;

import java.util.Arrays;

/** A string with its escapes resolved, in a buffer that grows once and stays. UTF-8. */
final class Unescaped {
  private byte[] buffer = new byte[256];
  private int length;

  byte[] bytes() {
    return buffer;
  }

  int length() {
    return length;
  }

  /**
   * Reads the string whose content starts at {@code from} and whose first escape is at {@code
   * escape}.
   *
   * @return the index after the closing quote, or minus the index of what is wrong
   */
  int read(byte[] source, int from, int escape, int end) {
    length = 0;
    ensure(escape - from);
    System.arraycopy(source, from, buffer, 0, escape - from);
    length = escape - from;
    int at = escape;
    while (at < end) {
      byte next = source[at];
      if (next == '"') {
        return at + 1;
      }
      if (next >= 0 && next < ' ') {
        return -at;
      }
      if (next == '\\') {
        at = escape(source, at, end);
        if (at < 0) {
          return at;
        }
      } else {
        put(next);
        at++;
      }
    }
    return -end;
  }

  /** Returns the index after the escape, or minus the index of what is wrong. */
  private int escape(byte[] source, int at, int end) {
    if (at + 1 >= end) {
      return -end;
    }
    switch (source[at + 1]) {
      case '"', '\\', '/' -> put(source[at + 1]);
      case 'b' -> put((byte) '\b');
      case 'f' -> put((byte) '\f');
      case 'n' -> put((byte) '\n');
      case 'r' -> put((byte) '\r');
      case 't' -> put((byte) '\t');
      case 'u' -> {
        return unicode(source, at, end);
      }
      default -> {
        return -(at + 1);
      }
    }
    return at + 2;
  }

  private int unicode(byte[] source, int at, int end) {
    int code = hex4(source, at + 2, end);
    if (code < 0) {
      return at + 6 > end ? -end : -(at + 1);
    }
    int next = at + 6;
    if (Character.isHighSurrogate((char) code)
        && next + 6 <= end
        && source[next] == '\\'
        && source[next + 1] == 'u') {
      int second = hex4(source, next + 2, end);
      if (second >= 0 && Character.isLowSurrogate((char) second)) {
        code = Character.toCodePoint((char) code, (char) second);
        next += 6;
      }
    }
    putCodePoint(code);
    return next;
  }

  private static int hex4(byte[] source, int from, int end) {
    if (from + 4 > end) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(source[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }

  private void putCodePoint(int code) {
    if (code < 0x80) {
      put((byte) code);
    } else if (code < 0x800) {
      put((byte) (0xC0 | code >> 6));
      put((byte) (0x80 | code & 0x3F));
    } else if (code < 0x10000) {
      put((byte) (0xE0 | code >> 12));
      put((byte) (0x80 | code >> 6 & 0x3F));
      put((byte) (0x80 | code & 0x3F));
    } else {
      put((byte) (0xF0 | code >> 18));
      put((byte) (0x80 | code >> 12 & 0x3F));
      put((byte) (0x80 | code >> 6 & 0x3F));
      put((byte) (0x80 | code & 0x3F));
    }
  }

  private void put(byte next) {
    ensure(length + 1);
    buffer[length++] = next;
  }

  private void ensure(int capacity) {
    if (capacity > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(capacity, 2 * buffer.length));
    }
  }
}

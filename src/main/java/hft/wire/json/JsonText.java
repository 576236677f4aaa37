package hft.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a message, where reading stands in them, and the last string that was read. Names
 * and strings are kept as a range of bytes: only {@link #text} makes a String.
 */
abstract sealed class JsonText permits JsonNumbers {
  private static final byte[] NONE = {};

  byte[] bytes = NONE;
  int start;
  int end;
  int at;

  private byte[] textBytes = NONE;
  private int textStart;
  private int textEnd;
  private final Unescaped unescaped = new Unescaped();

  /** The halves of the last {@link #readHex128}. */
  private long high;

  private long low;

  public final MalformedMessage malformed(Fault fault, String detail) {
    return new MalformedMessage(fault, position(), detail);
  }

  /** Byte offset from the start of the message. */
  public final int position() {
    return at - start;
  }

  /** The next value's first byte, without taking it. */
  public final byte peek() {
    while (at < end) {
      byte next = bytes[at];
      if (next > ' ') {
        return next;
      }
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        throw malformed(Fault.SYNTAX, "not JSON");
      }
      at++;
    }
    throw malformed(Fault.TRUNCATED, "the message ends here");
  }

  static boolean isValueStart(byte next) {
    return switch (next) {
      case '{', '[', '"', '-', 't', 'f', 'n' -> true;
      default -> next >= '0' && next <= '9';
    };
  }

  /** Reads a string; ask for it with {@link #find}, {@link #textIs} or {@link #text}. */
  public final void readString() {
    if (peek() != '"') {
      throw malformed(
          isValueStart(bytes[at]) ? Fault.WRONG_TYPE : Fault.SYNTAX, "expected a string");
    }
    scanString();
  }

  final void scanString() {
    int from = at + 1;
    int i = from;
    while (i < end) {
      byte next = bytes[i];
      if (next == '"') {
        textBytes = bytes;
        textStart = from;
        textEnd = i;
        at = i + 1;
        return;
      }
      if (next == '\\') {
        scanEscaped(from, i);
        return;
      }
      if (next >= 0 && next < ' ') {
        at = i;
        throw malformed(Fault.SYNTAX, "a control character in a string");
      }
      i++;
    }
    at = end;
    throw malformed(Fault.TRUNCATED, "a string without end");
  }

  private void scanEscaped(int from, int firstEscape) {
    int after = unescaped.read(bytes, from, firstEscape, end);
    if (after < 0) {
      at = Math.min(end, -after);
      throw malformed(at >= end ? Fault.TRUNCATED : Fault.SYNTAX, "a bad escape in a string");
    }
    textBytes = unescaped.bytes();
    textStart = 0;
    textEnd = unescaped.length();
    at = after;
  }

  /** The index of the last name or string among {@code names}, or -1. */
  public final int find(ByteNames names) {
    return names.find(textBytes, textStart, textEnd);
  }

  /** True when the last name or string is {@code wanted}. */
  public final boolean textIs(byte[] wanted) {
    return Arrays.equals(wanted, 0, wanted.length, textBytes, textStart, textEnd);
  }

  /** The last string's only byte, or 0 when it has more or none. */
  public final byte singleByte() {
    return textEnd - textStart == 1 ? textBytes[textStart] : 0;
  }

  public final int textLength() {
    return textEnd - textStart;
  }

  /** True when the last string starts with these bytes. */
  public final boolean textStartsWith(byte[] wanted) {
    return textLength() >= wanted.length
        && Arrays.equals(wanted, 0, wanted.length, textBytes, textStart, textStart + wanted.length);
  }

  public final boolean textEndsWith(byte[] wanted) {
    return textLength() >= wanted.length
        && Arrays.equals(wanted, 0, wanted.length, textBytes, textEnd - wanted.length, textEnd);
  }

  /** The last string as a new String. */
  public final String text() {
    return new String(textBytes, textStart, textEnd - textStart, StandardCharsets.UTF_8);
  }

  /** Copies the last string's first bytes, as many as fit, and says how many. */
  public final int copyText(byte[] target) {
    int length = Math.min(target.length, textEnd - textStart);
    System.arraycopy(textBytes, textStart, target, 0, length);
    return length;
  }

  /** Reads {@code 0x} and 32 hex digits into {@link #high} and {@link #low}. */
  public final void readHex128() {
    readString();
    int from = textStart + 2;
    if (textEnd - from != 32 || textBytes[textStart] != '0' || textBytes[textStart + 1] != 'x') {
      throw malformed(Fault.BAD_VALUE, "expected 0x and 32 hex digits");
    }
    high = hex(from);
    low = hex(from + 16);
  }

  public final long high() {
    return high;
  }

  public final long low() {
    return low;
  }

  private long hex(int from) {
    long value = 0;
    for (int i = from; i < from + 16; i++) {
      int digit = Character.digit(textBytes[i], 16);
      if (digit < 0) {
        throw malformed(Fault.BAD_VALUE, "expected 0x and 32 hex digits");
      }
      value = value << 4 | digit;
    }
    return value;
  }
}

package hft.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes JSON into one buffer that grows and is reused. Puts the commas itself; nesting is the
 * caller's to get right. Allocates nothing once the buffer is large enough.
 */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long ONE = 100_000_000L;

  private byte[] buffer;
  private int length;

  public JsonWriter() {
    this(1024);
  }

  public JsonWriter(int capacity) {
    buffer = new byte[Math.max(64, capacity)];
  }

  /** Starts over. */
  public JsonWriter clear() {
    length = 0;
    return this;
  }

  /** What was written, valid up to {@link #length} and until the next write. */
  public byte[] buffer() {
    return buffer;
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  @Override
  public String toString() {
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  public JsonWriter beginObject() {
    separate();
    put((byte) '{');
    return this;
  }

  public JsonWriter endObject() {
    put((byte) '}');
    return this;
  }

  public JsonWriter beginArray() {
    separate();
    put((byte) '[');
    return this;
  }

  public JsonWriter endArray() {
    put((byte) ']');
    return this;
  }

  /** A field's name; its value must follow. */
  public JsonWriter name(String name) {
    separate();
    put((byte) '"');
    ascii(name);
    put((byte) '"');
    put((byte) ':');
    return this;
  }

  public JsonWriter string(String text) {
    separate();
    put((byte) '"');
    escaped(text);
    put((byte) '"');
    return this;
  }

  /** A string of bytes that need no escape, such as a coin's name. */
  public JsonWriter rawString(byte[] bytes) {
    separate();
    put((byte) '"');
    append(bytes, 0, bytes.length);
    put((byte) '"');
    return this;
  }

  public JsonWriter number(long value) {
    separate();
    digits(value);
    return this;
  }

  public JsonWriter bool(boolean value) {
    separate();
    ascii(value ? "true" : "false");
    return this;
  }

  public JsonWriter nothing() {
    separate();
    ascii("null");
    return this;
  }

  /** A value at 1e-8 the way the venue sends it: a string with at least one decimal. */
  public JsonWriter decimal(long value) {
    return scaled(value, 8);
  }

  /** As {@link #decimal} for a value scaled by 10^decimals. */
  public JsonWriter scaled(long value, int decimals) {
    separate();
    put((byte) '"');
    decimalDigits(value, decimals, true);
    put((byte) '"');
    return this;
  }

  /** A value at 1e-8 the way the venue wants it in actions: a string without trailing zeros. */
  public JsonWriter canonical(long value) {
    separate();
    put((byte) '"');
    decimalDigits(value, 8, false);
    put((byte) '"');
    return this;
  }

  /** A string of {@code 0x} and 32 hex digits. */
  public JsonWriter hex128(long high, long low) {
    separate();
    ascii("\"0x");
    hexDigits(high);
    hexDigits(low);
    put((byte) '"');
    return this;
  }

  public JsonWriter value(JsonValue value) {
    value.write(this);
    return this;
  }

  /** An array of values. */
  public JsonWriter list(List<? extends JsonValue> values) {
    beginArray();
    for (int i = 0; i < values.size(); i++) {
      values.get(i).write(this);
    }
    return endArray();
  }

  /** A value that already is JSON. */
  public JsonWriter raw(byte[] json, int offset, int count) {
    separate();
    append(json, offset, count);
    return this;
  }

  public JsonWriter raw(String json) {
    separate();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    append(bytes, 0, bytes.length);
    return this;
  }

  /** A comma, unless this is the first value of its object or array, or a field's value. */
  private void separate() {
    if (length == 0) {
      return;
    }
    byte last = buffer[length - 1];
    if (last != '{' && last != '[' && last != ':') {
      put((byte) ',');
    }
  }

  private void decimalDigits(long value, int decimals, boolean atLeastOne) {
    if (value == Long.MIN_VALUE) {
      throw new IllegalArgumentException("out of range: " + value);
    }
    if (value < 0) {
      put((byte) '-');
    }
    long magnitude = Math.abs(value);
    long unit = LongDecimals.POWERS[decimals];
    long whole = decimals == 8 ? magnitude / ONE : magnitude / unit; // a constant divides faster
    long part = magnitude - whole * unit;
    digits(whole);
    if (part == 0) {
      if (atLeastOne) {
        put((byte) '.');
        put((byte) '0');
      }
      return;
    }
    put((byte) '.');
    int places = decimals;
    while (part % 10 == 0) {
      part /= 10;
      places--;
    }
    fixedDigits(part, places);
  }

  private void digits(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        ascii("-9223372036854775808");
        return;
      }
      put((byte) '-');
      value = -value;
    }
    int count = 1;
    while (count < 19 && value >= LongDecimals.POWERS[count]) {
      count++;
    }
    fixedDigits(value, count);
  }

  /** Exactly so many digits, with zeros in front. */
  private void fixedDigits(long value, int count) {
    ensure(count);
    for (int at = length + count - 1; at >= length; at--) {
      long next = value / 10;
      buffer[at] = (byte) ('0' + value - 10 * next);
      value = next;
    }
    length += count;
  }

  private void hexDigits(long value) {
    ensure(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      buffer[length++] = HEX[(int) (value >>> shift) & 15];
    }
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '"' || next == '\\') {
        put((byte) '\\');
        put((byte) next);
      } else if (next < ' ') {
        ascii("\\u00");
        put(HEX[next >> 4]);
        put(HEX[next & 15]);
      } else if (next < 0x80) {
        put((byte) next);
      } else {
        int code = text.codePointAt(i);
        byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
        i += Character.charCount(code) - 1;
      }
    }
  }

  private void ascii(String text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      buffer[length + i] = (byte) text.charAt(i);
    }
    length += count;
  }

  private void append(byte[] bytes, int offset, int count) {
    ensure(count);
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  private void put(byte next) {
    ensure(1);
    buffer[length++] = next;
  }

  private void ensure(int more) {
    if (more > buffer.length - length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
    }
  }
}

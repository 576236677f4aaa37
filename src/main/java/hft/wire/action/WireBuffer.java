package hft.wire.action;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way out. Grows when it must and keeps what it grew to, so a reused one stops
 * allocating after the longest message. One thread.
 */
public final class WireBuffer {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  public WireBuffer(int capacity) {
    this.bytes = new byte[Math.max(16, capacity)];
  }

  public void clear() {
    length = 0;
  }

  /** The bytes themselves, valid up to {@link #length} and until the next write. */
  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  public WireBuffer put(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  public WireBuffer put(byte[] source) {
    return put(source, 0, source.length);
  }

  public WireBuffer put(byte[] source, int from, int count) {
    ensure(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    return this;
  }

  /** The low {@code count} bytes of {@code value}, the highest first. */
  public WireBuffer putBigEndian(long value, int count) {
    ensure(count);
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** 16 lower-case hex digits. */
  public WireBuffer putHex(long value) {
    ensure(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = DIGITS[(int) (value >>> shift) & 0xF];
    }
    return this;
  }

  /** Two lower-case hex digits a byte. */
  public WireBuffer putHex(byte[] source, int from, int count) {
    ensure(2 * count);
    for (int i = from; i < from + count; i++) {
      bytes[length++] = DIGITS[source[i] >> 4 & 0xF];
      bytes[length++] = DIGITS[source[i] & 0xF];
    }
    return this;
  }

  WireBuffer putHex(Address address) {
    ensure(2 * Address.LENGTH);
    for (int i = 0; i < Address.LENGTH; i++) {
      bytes[length++] = DIGITS[address.byteAt(i) >> 4 & 0xF];
      bytes[length++] = DIGITS[address.byteAt(i) & 0xF];
    }
    return this;
  }

  /** A whole number in decimal. */
  public WireBuffer putDecimal(long value) {
    ensure(DecimalText.LONGEST);
    length += DecimalText.whole(value, bytes, length);
    return this;
  }

  /** UTF-8. Allocates; for texts that are not on the hot path. */
  public WireBuffer putText(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}

package hft.wire.action;

import java.nio.charset.StandardCharsets;

/**
 * Msgpack as the venue hashes it: the shortest form of every header and integer, strings of 32 to
 * 255 bytes as str8, no floats, no nil. Allocates nothing except in {@link #text}.
 */
final class MsgpackSink implements ActionSink {
  private static final int CLOID_LENGTH = 34;
  private static final int ADDRESS_LENGTH = 42;

  private final WireBuffer out;
  private final byte[] scratch = new byte[DecimalText.LONGEST];

  MsgpackSink(WireBuffer out) {
    this.out = out;
  }

  @Override
  public void map(int size) {
    header(size, 0x80, 0xde);
  }

  @Override
  public void endMap() {}

  @Override
  public void array(int size) {
    header(size, 0x90, 0xdc);
  }

  @Override
  public void endArray() {}

  @Override
  public void key(Key key) {
    word(key.bytes());
  }

  @Override
  public void word(byte[] ascii) {
    stringHeader(ascii.length);
    out.put(ascii);
  }

  @Override
  public void text(String value) {
    word(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void integer(long value) {
    if (value >= 0) {
      unsigned(value);
    } else {
      negative(value);
    }
  }

  /** As unsigned, so that values from 2^63 on are 8 bytes and not negative numbers. */
  void unsigned(long value) {
    if (value >= 0 && value < 0x80) {
      out.put((int) value);
    } else if (value >= 0 && value <= 0xFF) {
      out.put(0xcc).putBigEndian(value, 1);
    } else if (value >= 0 && value <= 0xFFFF) {
      out.put(0xcd).putBigEndian(value, 2);
    } else if (value >= 0 && value <= 0xFFFF_FFFFL) {
      out.put(0xce).putBigEndian(value, 4);
    } else {
      out.put(0xcf).putBigEndian(value, 8);
    }
  }

  private void negative(long value) {
    if (value >= -32) {
      out.put((int) value);
    } else if (value >= Byte.MIN_VALUE) {
      out.put(0xd0).putBigEndian(value, 1);
    } else if (value >= Short.MIN_VALUE) {
      out.put(0xd1).putBigEndian(value, 2);
    } else if (value >= Integer.MIN_VALUE) {
      out.put(0xd2).putBigEndian(value, 4);
    } else {
      out.put(0xd3).putBigEndian(value, 8);
    }
  }

  @Override
  public void bool(boolean value) {
    out.put(value ? 0xc3 : 0xc2);
  }

  /** Only for JSON of others that says null; our own actions leave the field out. */
  void nil() {
    out.put(0xc0);
  }

  @Override
  public void decimal(long scaled) {
    int length = DecimalText.scaled(scaled, scratch, 0);
    stringHeader(length);
    out.put(scratch, 0, length);
  }

  @Override
  public void cloid(long high, long low) {
    stringHeader(CLOID_LENGTH);
    out.put('0').put('x').putHex(high).putHex(low);
  }

  @Override
  public void address(Address value) {
    stringHeader(ADDRESS_LENGTH);
    out.put('0').put('x').putHex(value);
  }

  /** Up to 15 in the header byte, then 16 and 32 bits; the wide code is one above the narrow. */
  private void header(int size, int fixed, int wide) {
    if (size < 16) {
      out.put(fixed | size);
    } else if (size <= 0xFFFF) {
      out.put(wide).putBigEndian(size, 2);
    } else {
      out.put(wide + 1).putBigEndian(size, 4);
    }
  }

  private void stringHeader(int length) {
    if (length < 32) {
      out.put(0xa0 | length);
    } else if (length <= 0xFF) {
      out.put(0xd9).putBigEndian(length, 1);
    } else if (length <= 0xFFFF) {
      out.put(0xda).putBigEndian(length, 2);
    } else {
      out.put(0xdb).putBigEndian(length, 4);
    }
  }
}

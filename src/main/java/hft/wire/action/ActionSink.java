package hft.wire.action;

/**
 * Takes an action field by field. {@link ActionShape} tells the same fields to the JSON sink and to
 * the msgpack sink, so what is sent and what is hashed cannot differ in order or content.
 */
interface ActionSink {
  /** Opens a map of exactly {@code size} fields. */
  void map(int size);

  void endMap();

  void array(int size);

  void endArray();

  void key(Key key);

  /** One of the fixed words. */
  void word(byte[] ascii);

  void text(String value);

  void integer(long value);

  void bool(boolean value);

  /** A decimal string of a value scaled by 1e-8. */
  void decimal(long scaled);

  /** {@code 0x} and 32 digits. */
  void cloid(long high, long low);

  void address(Address value);
}

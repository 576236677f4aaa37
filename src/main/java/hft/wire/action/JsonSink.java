package hft.wire.action;

import java.nio.charset.StandardCharsets;

/** Compact JSON. Allocates nothing except in {@link #text}. */
final class JsonSink implements ActionSink {
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final WireBuffer out;
  private final byte[] scratch = new byte[DecimalText.LONGEST];

  /** A value stands before, in the same map or array. */
  private boolean follows;

  JsonSink(WireBuffer out) {
    this.out = out;
  }

  /** Starts a new text: whatever stood before is not of it. */
  void restart() {
    follows = false;
  }

  @Override
  public void map(int size) {
    separate();
    out.put('{');
    follows = false;
  }

  @Override
  public void endMap() {
    out.put('}');
    follows = true;
  }

  @Override
  public void array(int size) {
    separate();
    out.put('[');
    follows = false;
  }

  @Override
  public void endArray() {
    out.put(']');
    follows = true;
  }

  @Override
  public void key(Key key) {
    separate();
    out.put('"').put(key.bytes()).put('"').put(':');
    follows = false;
  }

  /** A field whose name is not a fixed word. */
  void key(String name) {
    text(name);
    out.put(':');
    follows = false;
  }

  @Override
  public void word(byte[] ascii) {
    separate();
    out.put('"').put(ascii).put('"');
    follows = true;
  }

  @Override
  public void text(String value) {
    separate();
    out.put('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.put('\\').put(c);
      } else if (c < 0x20) {
        out.putText(String.format("\\u%04x", (int) c));
      } else if (c < 0x80) {
        out.put(c);
      } else {
        int point = value.codePointAt(i);
        out.putText(Character.toString(point));
        i += Character.charCount(point) - 1;
      }
    }
    out.put('"');
    follows = true;
  }

  @Override
  public void integer(long value) {
    separate();
    out.putDecimal(value);
    follows = true;
  }

  @Override
  public void bool(boolean value) {
    separate();
    out.put(value ? TRUE : FALSE);
    follows = true;
  }

  @Override
  public void decimal(long scaled) {
    separate();
    int length = DecimalText.scaled(scaled, scratch, 0);
    out.put('"').put(scratch, 0, length).put('"');
    follows = true;
  }

  @Override
  public void cloid(long high, long low) {
    separate();
    out.put('"').put('0').put('x').putHex(high).putHex(low).put('"');
    follows = true;
  }

  @Override
  public void address(Address value) {
    separate();
    out.put('"').put('0').put('x').putHex(value).put('"');
    follows = true;
  }

  private void separate() {
    if (follows) {
      out.put(',');
    }
  }
}

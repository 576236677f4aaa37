package hft.wire.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks over one JSON message in a byte array, value by value, and allocates nothing. Reusable, for
 * one thread.
 *
 * <pre>
 * for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
 *   switch (cursor.find(FIELDS)) {
 *     case COIN -> cursor.readString();
 *     default -> cursor.skip();
 *   }
 * }
 * </pre>
 *
 * <p>Every read throws {@link MalformedMessage}; nothing else ever leaves it. White space, key
 * order and unknown fields are free; numbers may stand in quotes or not.
 */
public final class JsonCursor extends JsonNumbers {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_DEPTH = 32;

  public JsonCursor reset(byte[] message, int offset, int length) {
    if (offset < 0 || length < 0 || offset > message.length - length) {
      throw new IllegalArgumentException(
          offset + " + " + length + " is outside of " + message.length + " bytes");
    }
    bytes = message;
    start = offset;
    end = offset + length;
    at = offset;
    return this;
  }

  /** Where the next read starts; give it to {@link #seek} to read a value again. */
  public int mark() {
    return at;
  }

  public void seek(int mark) {
    at = mark;
  }

  /** Steps into an object. False when it is empty; else the first field's name was read. */
  public boolean beginObject() {
    expect((byte) '{', "an object");
    if (peek() == '}') {
      at++;
      return false;
    }
    readKey();
    return true;
  }

  /** After a field's value: false at the end of the object, else the next name was read. */
  public boolean nextField() {
    byte next = peek();
    at++;
    if (next == ',') {
      peek();
      readKey();
      return true;
    }
    if (next != '}') {
      at--;
      throw malformed(Fault.SYNTAX, "expected , or }");
    }
    return false;
  }

  /** Steps into an array. False when it is empty. */
  public boolean beginArray() {
    expect((byte) '[', "an array");
    if (peek() == ']') {
      at++;
      return false;
    }
    return true;
  }

  /** After an element: false at the end of the array. */
  public boolean nextElement() {
    byte next = peek();
    at++;
    if (next == ',') {
      return true;
    }
    if (next != ']') {
      at--;
      throw malformed(Fault.SYNTAX, "expected , or ]");
    }
    return false;
  }

  /** Nothing but white space may follow. */
  public void expectEnd() {
    while (at < end) {
      byte next = bytes[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        throw malformed(Fault.TRAILING, "something follows the message");
      }
      at++;
    }
  }

  private void expect(byte wanted, String what) {
    if (peek() != wanted) {
      throw malformed(
          isValueStart(bytes[at]) ? Fault.WRONG_TYPE : Fault.SYNTAX, "expected " + what);
    }
    at++;
  }

  private void readKey() {
    if (bytes[at] != '"') {
      throw malformed(Fault.SYNTAX, "expected a field name");
    }
    scanString();
    if (peek() != ':') {
      throw malformed(Fault.SYNTAX, "expected :");
    }
    at++;
  }

  /** Takes a {@code null} when there is one. */
  public boolean takeNull() {
    if (peek() != 'n') {
      return false;
    }
    takeWord("null");
    return true;
  }

  public boolean readBoolean() {
    byte next = peek();
    if (next == 't') {
      takeWord("true");
      return true;
    }
    if (next != 'f') {
      throw malformed(Fault.WRONG_TYPE, "expected true or false");
    }
    takeWord("false");
    return false;
  }

  private void takeWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end) {
        at = end;
        throw malformed(Fault.TRUNCATED, "the message ends here");
      }
      if (bytes[at + i] != word.charAt(i)) {
        throw malformed(Fault.SYNTAX, "not JSON");
      }
    }
    at += word.length();
  }

  /**
   * Takes these bytes when they come next, exactly so: the short cut for spellings the venue always
   * uses.
   *
   * @param word the bytes, the first lowest
   * @param length 1..8
   */
  public boolean takeBytes(long word, int length) {
    if (at + 8 > end) {
      return false;
    }
    long found = (long) WORD.get(bytes, at);
    if ((found ^ word) << 64 - 8 * length != 0) {
      return false;
    }
    at += length;
    return true;
  }

  /** The word {@link #takeBytes} wants for an ASCII text of at most eight characters. */
  public static long word(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }

  /** Steps over the next value, whatever it is. */
  public void skip() {
    skip(MAX_DEPTH);
  }

  private void skip(int depth) {
    byte next = peek();
    if (depth == 0) {
      throw malformed(Fault.TOO_DEEP, "nested deeper than " + MAX_DEPTH);
    }
    switch (next) {
      case '"' -> skipString();
      case '{' -> {
        for (boolean more = beginObject(); more; more = nextField()) {
          skip(depth - 1);
        }
      }
      case '[' -> {
        for (boolean more = beginArray(); more; more = nextElement()) {
          skip(depth - 1);
        }
      }
      case 't' -> takeWord("true");
      case 'f' -> takeWord("false");
      case 'n' -> takeWord("null");
      default -> skipNumber(next);
    }
  }

  private void skipString() {
    for (int i = at + 1; i < end; i++) {
      byte next = bytes[i];
      if (next == '"') {
        at = i + 1;
        return;
      }
      if (next == '\\') {
        scanString(); // from the start: an escape must be checked, not only stepped over
        return;
      }
      if (next >= 0 && next < ' ') {
        at = i;
        throw malformed(Fault.SYNTAX, "a control character in a string");
      }
    }
    at = end;
    throw malformed(Fault.TRUNCATED, "a string without end");
  }

  private void skipNumber(byte first) {
    if (first != '-' && (first < '0' || first > '9')) {
      throw malformed(Fault.SYNTAX, "not JSON");
    }
    int i = at + 1;
    boolean digit = first != '-';
    for (; i < end; i++) {
      byte next = bytes[i];
      if (next >= '0' && next <= '9') {
        digit = true;
      } else if (next != '.' && next != 'e' && next != 'E' && next != '+' && next != '-') {
        break;
      }
    }
    at = i;
    if (i < end && (!digit || !endsNumber(bytes[i], false))) {
      throw malformed(Fault.SYNTAX, "not a number");
    }
  }
}

package hft.wire.feed;

import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/** Keeps a bit per field that was read: none twice, none of the needed ones missing. */
final class Once {
  private Once() {}

  static int mark(JsonCursor cursor, int seen, int field) {
    int bit = 1 << field;
    if ((seen & bit) != 0) {
      throw cursor.malformed(Fault.DUPLICATE_FIELD, "a field twice");
    }
    return seen | bit;
  }

  static void require(JsonCursor cursor, int seen, int needed, String otherwise) {
    if ((seen & needed) != needed) {
      throw cursor.malformed(Fault.MISSING_FIELD, otherwise);
    }
  }
}

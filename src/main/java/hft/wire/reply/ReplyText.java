package hft.wire.reply;

import hft.wire.json.JsonCursor;
import java.nio.charset.StandardCharsets;

/** A text of the venue's, kept as bytes until somebody wants to read it. Long ones are cut. */
final class ReplyText {
  private final byte[] bytes = new byte[256];
  private int length;
  private ErrorText family = ErrorText.OTHER;

  void clear() {
    length = 0;
    family = ErrorText.OTHER;
  }

  /** Takes over the cursor's last string. */
  void take(JsonCursor cursor) {
    length = cursor.copyText(bytes);
    family = ErrorText.of(bytes, length);
  }

  ErrorText family() {
    return family;
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}

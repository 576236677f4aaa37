package hft.wire.reply;

import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/**
 * The venue's answer to one action, mutable and reused. HTTP 200 and {@code status: ok} do not mean
 * success: look at every status.
 */
public final class ActionReply {
  /** What was answered. */
  public enum Kind {
    /** One status per order: {@code order}, {@code batchModify}. */
    ORDER,
    /** One status per cancel. */
    CANCEL,
    /** Done, with nothing more to say: {@code modify}, {@code scheduleCancel}, ... */
    DEFAULT,
    /** The whole request was refused; {@link ActionReply#error} and {@link ActionReply#text}. */
    REFUSED,
    /** An answer of a type we do not use. */
    OTHER
  }

  /** More statuses than any batch has. */
  public static final int MAX_STATUSES = 1_000;

  public Kind kind = Kind.OTHER;
  private ActionStatus[] statuses = new ActionStatus[0];
  private int count;
  private final ReplyText text = new ReplyText();

  public ActionReply() {
    grow(40);
  }

  void clear() {
    kind = Kind.OTHER;
    count = 0;
    text.clear();
  }

  void clearStatuses() {
    count = 0;
  }

  void refuse(JsonCursor cursor) {
    kind = Kind.REFUSED;
    text.take(cursor);
  }

  ActionStatus add(JsonCursor cursor) {
    if (count == MAX_STATUSES) {
      throw cursor.malformed(Fault.TOO_MANY, "more than " + MAX_STATUSES + " statuses");
    }
    if (count == statuses.length) {
      grow(2 * count);
    }
    ActionStatus status = statuses[count++];
    status.clear();
    return status;
  }

  private void grow(int capacity) {
    int old = statuses.length;
    statuses = java.util.Arrays.copyOf(statuses, capacity);
    for (int i = old; i < capacity; i++) {
      statuses[i] = new ActionStatus();
    }
  }

  public int count() {
    return count;
  }

  public ActionStatus status(int index) {
    if (index >= count) {
      throw new IndexOutOfBoundsException("status " + index + " of " + count);
    }
    return statuses[index];
  }

  /**
   * The status that answers the {@code index}-th of {@code sent} orders or cancels. A batch refused
   * before it was looked at in detail has one error for all of it. Null when the numbers do not
   * fit: then nobody knows.
   */
  public @Nullable ActionStatus statusFor(int index, int sent) {
    if (count == sent) {
      return status(index);
    }
    return count == 1 && statuses[0].kind == ActionStatus.Kind.ERROR ? statuses[0] : null;
  }

  /** REFUSED: the family of the text. */
  public ErrorText error() {
    return text.family();
  }

  /** REFUSED: the venue's own words. */
  public String text() {
    return text.text();
  }
}

package hft.wire.reply;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/**
 * Reads the answer to an action: the body of an HTTP answer, or the payload of a post. Allocates
 * nothing once the reply's statuses have grown to the longest batch.
 */
public final class ReplyDecoder {
  private static final ByteNames REPLY = ByteNames.of("status", "response");
  private static final ByteNames RESPONSE = ByteNames.of("type", "data");
  private static final ByteNames DATA = ByteNames.of("statuses");
  private static final ByteNames STATUS = ByteNames.of("resting", "filled", "error");
  private static final ByteNames DETAIL = ByteNames.of("oid", "totalSz", "avgPx", "cloid");
  private static final ByteNames TYPES = ByteNames.of("order", "cancel", "default");
  private static final ByteNames WORDS =
      ByteNames.of("success", "waitingForFill", "waitingForTrigger");
  private static final ByteNames STATUSES = ByteNames.of("ok", "err");
  private static final int OK = 0;
  private static final int ABSENT = -1;

  private final JsonCursor own = new JsonCursor();

  /**
   * Reads a whole body.
   *
   * @throws hft.wire.json.MalformedMessage when it is not an answer to an action; {@code reply}
   *     then says nothing
   */
  public void decode(byte[] body, int offset, int length, ActionReply reply) {
    own.reset(body, offset, length);
    read(own, reply);
    own.expectEnd();
  }

  /** Reads the answer the cursor stands before. */
  public void read(JsonCursor cursor, ActionReply reply) {
    reply.clear();
    int status = ABSENT;
    int responseMark = ABSENT;
    boolean isRead = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(REPLY)) {
        case 0 -> {
          cursor.readString();
          status = cursor.find(STATUSES);
          if (status < 0) {
            throw cursor.malformed(Fault.BAD_VALUE, "status is neither ok nor err");
          }
        }
        case 1 -> {
          responseMark = cursor.mark();
          isRead = status >= 0; // the usual order; else we come back once the status is known
          if (isRead) {
            readResponse(cursor, status, reply);
          } else {
            cursor.skip();
          }
        }
        default -> cursor.skip();
      }
    }
    if (status < 0 || responseMark < 0) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an answer without status or response");
    }
    if (!isRead) {
      int end = cursor.mark();
      cursor.seek(responseMark);
      readResponse(cursor, status, reply);
      cursor.seek(end);
    }
  }

  private static void readResponse(JsonCursor cursor, int status, ActionReply reply) {
    if (status == OK) {
      readAnswer(cursor, reply);
    } else {
      cursor.readString();
      reply.refuse(cursor);
    }
  }

  private static void readAnswer(JsonCursor cursor, ActionReply reply) {
    int dataMark = ABSENT;
    boolean seenType = false;
    boolean isRead = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(RESPONSE)) {
        case 0 -> {
          cursor.readString();
          reply.kind = kind(cursor.find(TYPES));
          seenType = true;
        }
        case 1 -> {
          dataMark = cursor.mark();
          isRead = seenType;
          if (isRead) {
            readData(cursor, reply);
          } else {
            cursor.skip();
          }
        }
        default -> cursor.skip();
      }
    }
    boolean needsData =
        reply.kind == ActionReply.Kind.ORDER || reply.kind == ActionReply.Kind.CANCEL;
    if (needsData && dataMark < 0) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an answer without data");
    }
    if (needsData && !isRead) {
      int end = cursor.mark();
      cursor.seek(dataMark);
      readData(cursor, reply);
      cursor.seek(end);
    }
  }

  private static ActionReply.Kind kind(int type) {
    return switch (type) {
      case 0 -> ActionReply.Kind.ORDER;
      case 1 -> ActionReply.Kind.CANCEL;
      case 2 -> ActionReply.Kind.DEFAULT;
      default -> ActionReply.Kind.OTHER;
    };
  }

  private static void readData(JsonCursor cursor, ActionReply reply) {
    switch (reply.kind) {
      case ORDER, CANCEL -> readStatuses(cursor, reply);
      case DEFAULT, REFUSED, OTHER -> cursor.skip();
    }
  }

  private static void readStatuses(JsonCursor cursor, ActionReply reply) {
    boolean seen = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      if (cursor.find(DATA) < 0) {
        cursor.skip();
        continue;
      }
      seen = true;
      reply.clearStatuses();
      for (boolean next = cursor.beginArray(); next; next = cursor.nextElement()) {
        readStatus(cursor, reply.add(cursor));
      }
    }
    if (!seen) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an answer without statuses");
    }
  }

  private static void readStatus(JsonCursor cursor, ActionStatus status) {
    if (cursor.peek() == '"') {
      cursor.readString();
      switch (cursor.find(WORDS)) {
        case 0 -> status.kind = ActionStatus.Kind.SUCCESS;
        case 1, 2 -> status.kind = ActionStatus.Kind.WAITING;
        default -> status.takeText(ActionStatus.Kind.UNKNOWN, cursor);
      }
      return;
    }
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(STATUS)) {
        case 0 -> {
          readDetail(cursor, status, false);
          status.kind = ActionStatus.Kind.RESTING;
        }
        case 1 -> {
          readDetail(cursor, status, true);
          status.kind = ActionStatus.Kind.FILLED;
        }
        case 2 -> {
          cursor.readString();
          status.takeText(ActionStatus.Kind.ERROR, cursor);
        }
        default -> cursor.skip();
      }
    }
  }

  private static void readDetail(JsonCursor cursor, ActionStatus status, boolean filled) {
    boolean seenOid = false;
    boolean seenSize = false;
    boolean seenPrice = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(DETAIL)) {
        case 0 -> {
          status.oid = cursor.readLong();
          seenOid = true;
        }
        case 1 -> {
          status.filledSize = cursor.readDecimal();
          seenSize = true;
        }
        case 2 -> {
          status.averagePrice = cursor.readRounded();
          seenPrice = true;
        }
        case 3 -> {
          if (!cursor.takeNull()) {
            cursor.readHex128();
            status.hasClientOrderId = true;
            status.clientOrderIdHigh = cursor.high();
            status.clientOrderIdLow = cursor.low();
          }
        }
        default -> cursor.skip();
      }
    }
    if (!seenOid || filled && !(seenSize && seenPrice)) {
      throw cursor.malformed(Fault.MISSING_FIELD, "a status without oid, size or price");
    }
    if (status.filledSize < 0 || status.averagePrice < 0) {
      throw cursor.malformed(Fault.NOT_POSITIVE, "a fill of a negative size or price");
    }
  }
}

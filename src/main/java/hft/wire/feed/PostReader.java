package hft.wire.feed;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ReplyDecoder;

/** Reads the answers to posts. */
final class PostReader {
  private static final ByteNames DATA = ByteNames.of("id", "response");
  private static final ByteNames RESPONSE = ByteNames.of("type", "payload");
  private static final ByteNames INFO = ByteNames.of("data");
  private static final ByteNames TYPES = ByteNames.of("action", "info", "error");
  private static final int ABSENT = -1;

  private final ReplyDecoder replies = new ReplyDecoder();
  private final ActionReply reply = new ActionReply();
  private long id;
  private int type;
  private int infoMark;
  private int infoEnd;
  private String text = "";

  void read(JsonCursor cursor) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(DATA);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      if (field == 0) {
        id = cursor.readLong();
      } else {
        readResponse(cursor);
      }
    }
    Once.require(cursor, seen, 0b11, "an answer to a post without id or response");
  }

  private void readResponse(JsonCursor cursor) {
    int payloadMark = ABSENT;
    boolean isRead = false;
    int seen = 0;
    type = ABSENT;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(RESPONSE);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      if (field == 0) {
        cursor.readString();
        type = cursor.find(TYPES);
        if (type < 0) {
          throw cursor.malformed(Fault.BAD_VALUE, "neither action, info nor error");
        }
      } else {
        payloadMark = cursor.mark();
        isRead = type >= 0; // the usual order; else we come back once the type is known
        if (isRead) {
          readPayload(cursor);
        } else {
          cursor.skip();
        }
      }
    }
    Once.require(cursor, seen, 0b11, "an answer to a post without type or payload");
    if (!isRead) {
      int end = cursor.mark();
      cursor.seek(payloadMark);
      readPayload(cursor);
      cursor.seek(end);
    }
  }

  private void readPayload(JsonCursor cursor) {
    switch (type) {
      case 0 -> replies.read(cursor, reply);
      case 1 -> readInfo(cursor);
      default -> {
        cursor.readString();
        text = cursor.text();
      }
    }
  }

  private void readInfo(JsonCursor cursor) {
    infoMark = ABSENT;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      if (cursor.find(INFO) < 0) {
        cursor.skip();
        continue;
      }
      cursor.peek();
      infoMark = cursor.mark();
      cursor.skip();
      infoEnd = cursor.mark();
    }
    if (infoMark == ABSENT) {
      throw cursor.malformed(Fault.MISSING_FIELD, "an info answer without data");
    }
  }

  void deliver(byte[] message, FeedListener listener) {
    switch (type) {
      case 0 -> listener.actionReply(id, reply);
      case 1 -> listener.infoReply(id, message, infoMark, infoEnd - infoMark);
      default -> listener.postFailed(id, text);
    }
  }
}

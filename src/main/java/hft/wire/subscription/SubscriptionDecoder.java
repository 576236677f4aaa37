package hft.wire.subscription;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subscription in whatever spelling: optional fields absent, null or with their default.
 */
public final class SubscriptionDecoder {
  private static final ByteNames FIELDS =
      ByteNames.of(
          "type",
          "coin",
          "c",
          "user",
          "dex",
          "interval",
          "nSigFigs",
          "mantissa",
          "fast",
          "aggregateByTime",
          "ignorePortfolioMargin",
          "isPortfolioMargin");

  private @Nullable SubscriptionType type;
  private String coin = "";
  private String shortCoin = "";
  private String user = "";
  private String dex = "";
  private String interval = "";
  private int nSigFigs;
  private int mantissa;
  private boolean fast;
  private boolean aggregateByTime;
  private boolean ignorePortfolioMargin;

  private SubscriptionDecoder() {}

  /**
   * Reads the object the cursor stands before. Fields that its type does not have are ignored.
   *
   * @throws hft.wire.json.MalformedMessage when the type is unknown, or the coin or user it needs
   *     is missing
   */
  public static Subscription read(JsonCursor cursor) {
    return new SubscriptionDecoder().readFields(cursor);
  }

  private Subscription readFields(JsonCursor cursor) {
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(FIELDS);
      if (field < 0) {
        cursor.skip();
      } else if (!cursor.takeNull()) {
        readField(cursor, field);
      }
    }
    if (type == null) {
      throw cursor.malformed(Fault.MISSING_FIELD, "a subscription without type");
    }
    return normal(cursor, type);
  }

  private void readField(JsonCursor cursor, int field) {
    switch (field) {
      case 0 -> {
        cursor.readString();
        type = SubscriptionType.ofCurrentText(cursor);
        if (type == null) {
          throw cursor.malformed(Fault.BAD_VALUE, "no such subscription");
        }
      }
      case 1 -> coin = string(cursor);
      case 2 -> shortCoin = string(cursor);
      case 3 -> user = string(cursor);
      case 4 -> dex = string(cursor);
      case 5 -> interval = string(cursor);
      case 6 -> nSigFigs = cursor.readCount();
      case 7 -> mantissa = cursor.readCount();
      case 8 -> fast = cursor.readBoolean();
      case 9 -> aggregateByTime = cursor.readBoolean();
      default -> ignorePortfolioMargin = cursor.readBoolean();
    }
  }

  private static String string(JsonCursor cursor) {
    cursor.readString();
    return cursor.text();
  }

  private Subscription normal(JsonCursor cursor, SubscriptionType known) {
    String itsCoin = known.has(SubscriptionType.Field.C) ? shortCoin : coin;
    if (known.takesCoin() && itsCoin.isEmpty() || known.takesUser() && user.isEmpty()) {
      throw cursor.malformed(Fault.MISSING_FIELD, "a subscription without coin or user");
    }
    boolean book = known == SubscriptionType.L2_BOOK;
    boolean hasDex =
        known.has(SubscriptionType.Field.DEX) || known.has(SubscriptionType.Field.OPTIONAL_DEX);
    return new Subscription(
        known,
        known.takesCoin() ? itsCoin : "",
        known.takesUser() ? user : "",
        hasDex ? dex : "",
        known == SubscriptionType.CANDLE ? interval : "",
        book ? nSigFigs : 0,
        book ? mantissa : 0,
        book && fast,
        known == SubscriptionType.USER_FILLS && aggregateByTime,
        known == SubscriptionType.SPOT_STATE && ignorePortfolioMargin);
  }
}

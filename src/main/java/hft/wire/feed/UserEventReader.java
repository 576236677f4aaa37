package hft.wire.feed;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/** Reads the messages of channel {@code user}: what happened to the account, one kind a message. */
final class UserEventReader {
  private static final ByteNames KINDS =
      ByteNames.of("fills", "funding", "liquidation", "nonUserCancel");

  /** Which key the message has. */
  private enum Kind {
    FILLS,
    FUNDING,
    LIQUIDATION,
    CANCELS,
    OTHER
  }

  private final AccountReader account;
  private final Rows<FillReport> fills;
  private final Rows<FundingReport> fundings;
  private final Rows<CancelReport> cancels = new Rows<>(CancelReport::new);
  private Kind kind = Kind.OTHER;

  /**
   * @param fills carriers, shared with the channel of fills
   * @param fundings likewise
   */
  UserEventReader(AccountReader account, Rows<FillReport> fills, Rows<FundingReport> fundings) {
    this.account = account;
    this.fills = fills;
    this.fundings = fundings;
  }

  void read(JsonCursor cursor) {
    kind = Kind.OTHER;
    int kinds = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(KINDS);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      if (++kinds > 1) {
        throw cursor.malformed(Fault.TOO_MANY, "more than one event in a message");
      }
      switch (field) {
        case 0 -> {
          account.readFills(cursor, fills);
          kind = Kind.FILLS;
        }
        case 1 -> {
          fundings.clear();
          account.readFunding(cursor, fundings.add(cursor));
          kind = Kind.FUNDING;
        }
        case 2 -> {
          cursor.skip();
          kind = Kind.LIQUIDATION;
        }
        default -> {
          account.readCancels(cursor, cancels);
          kind = Kind.CANCELS;
        }
      }
    }
  }

  /** False when it was of a kind we do not know: nobody was told. */
  boolean deliver(FeedListener listener) {
    switch (kind) {
      case FILLS -> listener.fills(fills, false);
      case FUNDING -> listener.fundings(fundings, false);
      case LIQUIDATION -> listener.liquidation();
      case CANCELS -> listener.venueCancels(cancels);
      case OTHER -> {
        return false;
      }
    }
    return true;
  }
}

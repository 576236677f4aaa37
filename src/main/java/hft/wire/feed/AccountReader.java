package hft.wire.feed;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;

/** Reads what is said about our account: order updates, fills, funding, cancels by the venue. */
final class AccountReader {
  private static final ByteNames UPDATE = ByteNames.of("order", "status", "statusTimestamp");
  private static final ByteNames ORDER =
      ByteNames.of("coin", "side", "limitPx", "sz", "oid", "timestamp", "origSz", "cloid");
  private static final ByteNames FILL =
      ByteNames.of(
          "coin",
          "px",
          "sz",
          "side",
          "time",
          "oid",
          "crossed",
          "fee",
          "startPosition",
          "closedPnl",
          "tid",
          "cloid",
          "feeToken",
          "liquidation");
  private static final int FILL_NEEDS = 0b1111_1111;
  private static final ByteNames FUNDING =
      ByteNames.of("time", "coin", "usdc", "szi", "fundingRate");
  private static final ByteNames CANCEL = ByteNames.of("coin", "oid");
  private static final byte[] USDC = {'U', 'S', 'D', 'C'};
  private static final int RATE_DECIMALS = 12;

  private final CoinTable coins;

  AccountReader(CoinTable coins) {
    this.coins = coins;
  }

  private int readCoin(JsonCursor cursor) {
    cursor.readString();
    return coins.find(cursor);
  }

  void readOrders(JsonCursor cursor, Rows<OrderReport> orders) {
    orders.clear();
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      readUpdate(cursor, orders.add(cursor));
    }
  }

  private void readUpdate(JsonCursor cursor, OrderReport report) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(UPDATE);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> readOrder(cursor, report);
        case 1 -> {
          cursor.readString();
          report.status = OrderStatusWord.ofCurrentText(cursor);
        }
        default -> report.statusNanos = cursor.readMillisAsNanos();
      }
    }
    Once.require(cursor, seen, 0b111, "an order update without order, status or time");
  }

  private void readOrder(JsonCursor cursor, OrderReport report) {
    report.hasClientOrderId = false;
    report.clientOrderIdHigh = 0;
    report.clientOrderIdLow = 0;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(ORDER);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> report.instrumentId = readCoin(cursor);
        case 1 -> report.side = TapeReader.readSide(cursor);
        case 2 -> report.price = readAmount(cursor);
        case 3 -> report.remainingSize = readAmount(cursor);
        case 4 -> report.oid = cursor.readLong();
        case 5 -> report.placedNanos = cursor.readMillisAsNanos();
        case 6 -> report.originalSize = readAmount(cursor);
        default -> {
          if (!cursor.takeNull()) {
            cursor.readHex128();
            report.hasClientOrderId = true;
            report.clientOrderIdHigh = cursor.high();
            report.clientOrderIdLow = cursor.low();
          }
        }
      }
    }
    Once.require(cursor, seen, 0b111_1111, "an order without one of its fields");
  }

  /** Rounded, not exact: spot dust has more decimals and must not cost us the other rows. */
  private static long readAmount(JsonCursor cursor) {
    long amount = cursor.readRounded();
    if (amount < 0) {
      throw cursor.malformed(Fault.NOT_POSITIVE, "a price or size must not be negative");
    }
    return amount;
  }

  void readFills(JsonCursor cursor, Rows<FillReport> fills) {
    fills.clear();
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      readFill(cursor, fills.add(cursor));
    }
  }

  private void readFill(JsonCursor cursor, FillReport fill) {
    fill.hasClientOrderId = false;
    fill.clientOrderIdHigh = 0;
    fill.clientOrderIdLow = 0;
    fill.liquidation = false;
    fill.feeInUsdc = true;
    fill.startPosition = 0;
    fill.closedPnl = 0;
    fill.tradeId = 0;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(FILL);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      if (field < 8) {
        readNeeded(cursor, fill, field);
      } else if (!cursor.takeNull()) {
        readOptional(cursor, fill, field);
      }
    }
    Once.require(cursor, seen, FILL_NEEDS, "a fill without one of its fields");
  }

  private void readNeeded(JsonCursor cursor, FillReport fill, int field) {
    switch (field) {
      case 0 -> fill.instrumentId = readCoin(cursor);
      case 1 -> fill.price = readAmount(cursor);
      case 2 -> fill.size = readAmount(cursor);
      case 3 -> fill.side = TapeReader.readSide(cursor);
      case 4 -> fill.venueNanos = cursor.readMillisAsNanos();
      case 5 -> fill.oid = cursor.readLong();
      case 6 -> fill.crossed = cursor.readBoolean();
      default -> fill.fee = cursor.readRounded();
    }
  }

  private static void readOptional(JsonCursor cursor, FillReport fill, int field) {
    switch (field) {
      case 8 -> fill.startPosition = cursor.readRounded();
      case 9 -> fill.closedPnl = cursor.readRounded();
      case 10 -> fill.tradeId = cursor.readLong();
      case 11 -> {
        cursor.readHex128();
        fill.hasClientOrderId = true;
        fill.clientOrderIdHigh = cursor.high();
        fill.clientOrderIdLow = cursor.low();
      }
      case 12 -> {
        cursor.readString();
        fill.feeInUsdc = cursor.textIs(USDC);
      }
      default -> {
        cursor.skip();
        fill.liquidation = true;
      }
    }
  }

  void readFundings(JsonCursor cursor, Rows<FundingReport> fundings) {
    fundings.clear();
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      readFunding(cursor, fundings.add(cursor));
    }
  }

  void readFunding(JsonCursor cursor, FundingReport funding) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(FUNDING);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> funding.venueNanos = cursor.readMillisAsNanos();
        case 1 -> funding.instrumentId = readCoin(cursor);
        case 2 -> funding.payment = cursor.readRounded();
        case 3 -> funding.positionSize = cursor.readRounded();
        default -> funding.rateE12 = cursor.readScaled(RATE_DECIMALS, true);
      }
    }
    Once.require(cursor, seen, 0b1_1111, "a funding payment without one of its fields");
  }

  void readCancels(JsonCursor cursor, Rows<CancelReport> cancels) {
    cancels.clear();
    for (boolean more = cursor.beginArray(); more; more = cursor.nextElement()) {
      CancelReport cancel = cancels.add(cursor);
      int seen = 0;
      for (boolean next = cursor.beginObject(); next; next = cursor.nextField()) {
        int field = cursor.find(CANCEL);
        if (field < 0) {
          cursor.skip();
          continue;
        }
        seen = Once.mark(cursor, seen, field);
        if (field == 0) {
          cancel.instrumentId = readCoin(cursor);
        } else {
          cancel.oid = cursor.readLong();
        }
      }
      Once.require(cursor, seen, 0b11, "a cancel without coin or oid");
    }
  }
}

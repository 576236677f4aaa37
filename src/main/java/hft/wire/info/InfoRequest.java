package hft.wire.info;

import hft.core.order.ClientOrderId;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A question to the info endpoint. {@code user} is the account itself, never its agent; {@code dex}
 * is empty for the main exchange; addresses are kept as they came.
 */
public sealed interface InfoRequest extends JsonValue {
  InfoType type();

  /** Writes what the request has beside its type. */
  void writeFields(JsonWriter writer);

  @Override
  default void write(JsonWriter writer) {
    writer.beginObject().name("type").string(type().wireName());
    writeFields(writer);
    writer.endObject();
  }

  /** Needs nothing else: exchangeStatus, perpDexs, spotMeta, ... */
  record General(InfoType type) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {}
  }

  /** meta, metaAndAssetCtxs, allMids. */
  record OfDex(InfoType type, String dex) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writeDex(writer, dex);
    }
  }

  /** recentTrades. */
  record OfCoin(InfoType type, String coin) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("coin").string(coin);
    }
  }

  /**
   * l2Book.
   *
   * @param nSigFigs 2..5 merges levels, 0 does not
   * @param mantissa 0 when not given
   */
  record Book(String coin, int nSigFigs, int mantissa) implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.L2_BOOK;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("coin").string(coin);
      if (nSigFigs != 0) {
        writer.name("nSigFigs").number(nSigFigs);
      }
      if (mantissa != 0) {
        writer.name("mantissa").number(mantissa);
      }
    }
  }

  /** candleSnapshot; an absent end is now. */
  record Candles(String coin, String interval, long startNanos, @Nullable Long endNanos)
      implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.CANDLE_SNAPSHOT;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("req").beginObject().name("coin").string(coin);
      writer.name("interval").string(interval);
      writeRange(writer, startNanos, endNanos);
      writer.endObject();
    }
  }

  /** fundingHistory; an absent end is now. */
  record FundingHistory(String coin, long startNanos, @Nullable Long endNanos)
      implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.FUNDING_HISTORY;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("coin").string(coin);
      writeRange(writer, startNanos, endNanos);
    }
  }

  /** spotClearinghouseState, historicalOrders, userFees, userRateLimit, userRole, ... */
  record OfUser(InfoType type, String user) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user);
    }
  }

  /** clearinghouseState, openOrders, frontendOpenOrders. */
  record OfUserOnDex(InfoType type, String user, String dex) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user);
      writeDex(writer, dex);
    }
  }

  /** activeAssetData. */
  record OfUserAndCoin(InfoType type, String user, String coin) implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user).name("coin").string(coin);
    }
  }

  /**
   * orderStatus, by either id. By client order id the venue answers with the first order that used
   * it.
   *
   * @param clientOrderId null when asked by {@code oid}
   */
  record OrderStatus(String user, long oid, @Nullable ClientOrderId clientOrderId)
      implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.ORDER_STATUS;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user).name("oid");
      if (clientOrderId == null) {
        writer.number(oid);
      } else {
        writer.hex128(clientOrderId.high(), clientOrderId.low());
      }
    }
  }

  /** userFills: newest first, at most 2000. */
  record Fills(String user, boolean aggregateByTime) implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.USER_FILLS;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user);
      if (aggregateByTime) {
        writer.name("aggregateByTime").bool(true);
      }
    }
  }

  /** userFillsByTime, userFunding, userNonFundingLedgerUpdates; an absent end is now. */
  record Range(
      InfoType type, String user, long startNanos, @Nullable Long endNanos, boolean aggregateByTime)
      implements InfoRequest {
    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user);
      writeRange(writer, startNanos, endNanos);
      if (aggregateByTime) {
        writer.name("aggregateByTime").bool(true);
      }
    }
  }

  /** maxBuilderFee. */
  record BuilderFee(String user, String builder) implements InfoRequest {
    @Override
    public InfoType type() {
      return InfoType.MAX_BUILDER_FEE;
    }

    @Override
    public void writeFields(JsonWriter writer) {
      writer.name("user").string(user).name("builder").string(builder);
    }
  }

  private static void writeDex(JsonWriter writer, String dex) {
    if (!dex.isEmpty()) {
      writer.name("dex").string(dex);
    }
  }

  private static void writeRange(JsonWriter writer, long startNanos, @Nullable Long endNanos) {
    Wire.millis(writer, "startTime", startNanos);
    if (endNanos != null) {
      Wire.millis(writer, "endTime", endNanos);
    }
  }
}

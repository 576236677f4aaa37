package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.info.AssetContext;
import hft.wire.info.FillRow;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.LedgerUpdateRow;
import hft.wire.info.OrderUpdateRow;
import hft.wire.info.TradeRow;
import hft.wire.json.JsonCursor;
import hft.wire.json.JsonWriter;
import hft.wire.subscription.ClientMessage.Json;
import hft.wire.subscription.Subscription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what the venue sends over the websocket. Every method starts the writer over and leaves
 * one whole message in it.
 */
public final class FeedEncoder {
  private final CoinTable coins;
  private final JsonCursor cursor = new JsonCursor();

  public FeedEncoder(CoinTable coins) {
    this.coins = coins;
  }

  static JsonWriter begin(JsonWriter writer, Channel channel) {
    return writer.clear().beginObject().name("channel").string(channel.wireName()).name("data");
  }

  /** A snapshot frame. The caller chooses how many levels it has. */
  public void book(JsonWriter writer, FeedListener.BookKind kind, MarketFrame frame) {
    begin(writer, Channel.L2_BOOK).beginObject();
    writer.name("coin").rawString(coins.bytes(frame.instrumentId));
    writer.name("time").number(frame.venueNanos / 1_000_000);
    writer.name("levels").beginArray().beginArray();
    for (int i = 0; i < frame.bidCount; i++) {
      level(writer, frame, true, i);
    }
    writer.endArray().beginArray();
    for (int i = 0; i < frame.askCount; i++) {
      level(writer, frame, false, i);
    }
    writer.endArray().endArray();
    if (kind == FeedListener.BookKind.FAST) {
      writer.name("fast").bool(true);
    } else if (kind == FeedListener.BookKind.AGGREGATED) {
      boolean twoSided = frame.bidCount > 0 && frame.askCount > 0;
      writer.name("spread").decimal(twoSided ? frame.askPrices[0] - frame.bidPrices[0] : 0);
    }
    writer.endObject().endObject();
  }

  public void bbo(JsonWriter writer, MarketFrame frame) {
    begin(writer, Channel.BBO).beginObject();
    writer.name("coin").rawString(coins.bytes(frame.instrumentId));
    writer.name("time").number(frame.venueNanos / 1_000_000).name("bbo").beginArray();
    if (frame.bidCount > 0) {
      level(writer, frame, true, 0);
    } else {
      writer.nothing();
    }
    if (frame.askCount > 0) {
      level(writer, frame, false, 0);
    } else {
      writer.nothing();
    }
    writer.endArray().endObject().endObject();
  }

  private static void level(JsonWriter writer, MarketFrame frame, boolean bid, int at) {
    writer.beginObject();
    writer.name("px").decimal(bid ? frame.bidPrices[at] : frame.askPrices[at]);
    writer.name("sz").decimal(bid ? frame.bidSizes[at] : frame.askSizes[at]);
    int orders = bid ? frame.bidOrders[at] : frame.askOrders[at];
    writer.name("n").number(frame.hasOrderCounts ? orders : 1).endObject();
  }

  /**
   * @param trades of one coin, and not empty: clients look at the first to know which
   */
  public void trades(JsonWriter writer, List<TradeRow> trades) {
    if (trades.isEmpty()) {
      throw new IllegalArgumentException("clients cannot take an empty list of trades");
    }
    begin(writer, Channel.TRADES).list(trades).endObject();
  }

  public void context(JsonWriter writer, int instrumentId, AssetContext context) {
    begin(writer, Channel.ACTIVE_ASSET_CTX).beginObject();
    writer.name("coin").rawString(coins.bytes(instrumentId)).name("ctx");
    context.write(writer);
    writer.endObject().endObject();
  }

  public void orderUpdates(JsonWriter writer, List<OrderUpdateRow> updates) {
    begin(writer, Channel.ORDER_UPDATES).list(updates).endObject();
  }

  /**
   * @param user lower case
   * @param snapshot true for the first message after subscribing, even when it is empty
   */
  public void userFills(JsonWriter writer, String user, List<FillRow> fills, boolean snapshot) {
    beginRows(writer, Channel.USER_FILLS, user, snapshot).name("fills");
    writer.list(fills).endObject().endObject();
  }

  public void userFundings(
      JsonWriter writer, String user, List<FundingPaymentRow> fundings, boolean snapshot) {
    beginRows(writer, Channel.USER_FUNDINGS, user, snapshot).name("fundings");
    writer.list(fundings).endObject().endObject();
  }

  public void ledgerUpdates(
      JsonWriter writer, String user, List<LedgerUpdateRow> updates, boolean snapshot) {
    beginRows(writer, Channel.USER_NON_FUNDING_LEDGER_UPDATES, user, snapshot);
    writer.name("nonFundingLedgerUpdates").list(updates).endObject().endObject();
  }

  private static JsonWriter beginRows(
      JsonWriter writer, Channel channel, String user, boolean snapshot) {
    begin(writer, channel).beginObject();
    if (snapshot) {
      writer.name("isSnapshot").bool(true); // absent, not false, on the later ones
    }
    return writer.name("user").string(user);
  }

  /** A user event with fills. */
  public void userFillEvent(JsonWriter writer, List<FillRow> fills) {
    begin(writer, Channel.USER).beginObject().name("fills").list(fills).endObject().endObject();
  }

  /** A user event with one funding payment. */
  public void userFundingEvent(JsonWriter writer, FundingPaymentRow funding) {
    begin(writer, Channel.USER).beginObject().name("funding");
    funding.write(writer);
    writer.endObject().endObject();
  }

  /** A user event: the venue cancelled an order by itself. */
  public void venueCancelEvent(JsonWriter writer, int instrumentId, long oid) {
    begin(writer, Channel.USER).beginObject().name("nonUserCancel").beginArray().beginObject();
    writer.name("coin").rawString(coins.bytes(instrumentId)).name("oid").number(oid);
    writer.endObject().endArray().endObject().endObject();
  }

  public void pong(JsonWriter writer) {
    writer.clear().beginObject().name("channel").string(Channel.PONG.wireName()).endObject();
  }

  public void error(JsonWriter writer, String text) {
    begin(writer, Channel.ERROR).string(text).endObject();
  }

  public void subscribed(JsonWriter writer, Subscription subscription, Json sent) {
    acknowledge(writer, "subscribe", subscription, sent);
  }

  public void unsubscribed(JsonWriter writer, Subscription subscription, Json sent) {
    acknowledge(writer, "unsubscribe", subscription, sent);
  }

  /** The normal form, and behind it whatever else the client sent: some compare every field. */
  private void acknowledge(JsonWriter writer, String method, Subscription subscription, Json sent) {
    begin(writer, Channel.SUBSCRIPTION_RESPONSE).beginObject().name("method").string(method);
    writer.name("subscription").beginObject();
    subscription.writeFields(writer);
    Set<String> written = new HashSet<>(subscription.fieldNames());
    byte[] bytes = sent.bytes();
    cursor.reset(bytes, 0, bytes.length);
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      String name = cursor.text();
      cursor.peek();
      int mark = cursor.mark();
      cursor.skip();
      if (written.add(name)) {
        writer.name(name).raw(bytes, mark, cursor.mark() - mark);
      }
    }
    writer.endObject().endObject().endObject();
  }

  /**
   * The answer to a posted action.
   *
   * @param body what an HTTP answer would have, refusals included
   */
  public void postedAction(JsonWriter writer, long id, byte[] body, int offset, int length) {
    beginPost(writer, id, "action").raw(body, offset, length);
    endPost(writer);
  }

  /**
   * The answer to a posted info request.
   *
   * @param requestType the request's type
   * @param answer what an HTTP answer would have
   */
  public void postedInfo(
      JsonWriter writer, long id, String requestType, byte[] answer, int offset, int length) {
    beginPost(writer, id, "info").beginObject().name("type").string(requestType);
    writer.name("data").raw(answer, offset, length).endObject();
    endPost(writer);
  }

  /** The request itself failed. */
  public void postFailed(JsonWriter writer, long id, String text) {
    beginPost(writer, id, "error").string(text);
    endPost(writer);
  }

  private static JsonWriter beginPost(JsonWriter writer, long id, String type) {
    begin(writer, Channel.POST).beginObject().name("id").number(id);
    return writer.name("response").beginObject().name("type").string(type).name("payload");
  }

  private static void endPost(JsonWriter writer) {
    writer.endObject().endObject().endObject();
  }
}

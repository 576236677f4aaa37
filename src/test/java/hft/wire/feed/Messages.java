package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.info.AssetContext;
import hft.wire.info.FillRow;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.OrderRow;
import hft.wire.info.OrderUpdateRow;
import hft.wire.info.TradeRow;
import hft.wire.json.JsonWriter;
import hft.wire.reply.ReplyEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One generated message of every kind the decoder reads on the hot path. */
public final class Messages {
  public static final CoinTable COINS = new CoinTable(List.of("BTC", "ETH", "kPEPE", "xyz:SP500"));
  private static final long MILLI = 1_000_000;
  private static final long NOW = 1_790_232_236_546L * MILLI;

  private final Random random;
  private final JsonWriter writer = new JsonWriter();
  private final FeedEncoder encoder = new FeedEncoder(COINS);

  public Messages(long seed) {
    random = new Random(seed);
  }

  /** By what they are, in a fixed order. */
  public Map<String, byte[]> all() {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    messages.put("book", book(20, FeedListener.BookKind.FULL));
    messages.put("fast book", book(5, FeedListener.BookKind.FAST));
    encoder.bbo(writer, frame(random.nextInt(2)));
    messages.put("bbo", writer.toBytes());
    encoder.trades(writer, trades());
    messages.put("trades", writer.toBytes());
    encoder.context(writer, coin(), context());
    messages.put("context", writer.toBytes());
    encoder.orderUpdates(writer, updates());
    messages.put("order updates", writer.toBytes());
    encoder.userFills(writer, "0xab", fills(), random.nextBoolean());
    messages.put("fills", writer.toBytes());
    encoder.userFillEvent(writer, fills());
    messages.put("fill event", writer.toBytes());
    encoder.userFundings(writer, "0xab", List.of(funding(), funding()), true);
    messages.put("fundings", writer.toBytes());
    encoder.userFundingEvent(writer, funding());
    messages.put("funding event", writer.toBytes());
    encoder.venueCancelEvent(writer, coin(), oid());
    messages.put("venue cancel", writer.toBytes());
    messages.put("orders reply", reply(true));
    messages.put("cancels reply", reply(false));
    ReplyEncoder.refused(writer, "Invalid nonce: duplicate nonce 3");
    messages.put("refusal", posted(writer.toBytes()));
    return messages;
  }

  public byte[] book(int levels, FeedListener.BookKind kind) {
    encoder.book(writer, kind, frame(levels));
    return writer.toBytes();
  }

  private MarketFrame frame(int levels) {
    var frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.instrumentId = coin();
    frame.venueNanos = NOW;
    frame.hasOrderCounts = true;
    frame.bidCount = levels;
    frame.askCount = levels;
    long tick = (long) Math.pow(10, random.nextInt(9));
    long mid = tick * (1_000 + random.nextInt(90_000));
    for (int i = 0; i < levels; i++) {
      frame.bidPrices[i] = mid - tick * (i + 1);
      frame.askPrices[i] = mid + tick * (i + 1);
      frame.bidSizes[i] = amount();
      frame.askSizes[i] = amount();
      frame.bidOrders[i] = 1 + random.nextInt(99);
      frame.askOrders[i] = 1 + random.nextInt(99);
    }
    return frame;
  }

  private int coin() {
    return random.nextInt(COINS.size());
  }

  private String coinName() {
    return COINS.coin(coin());
  }

  private long oid() {
    return 1 + (random.nextLong() & (1L << 40) - 1);
  }

  /** Positive, of any magnitude. */
  private long amount() {
    return 1 + (random.nextLong() >>> 1 + random.nextInt(60)) % (1L << 60);
  }

  private long signed() {
    return random.nextBoolean() ? amount() : -amount();
  }

  private long rate() {
    return signed() % 40_000_000_000L;
  }

  private Side side() {
    return random.nextBoolean() ? Side.BID : Side.ASK;
  }

  private @Nullable ClientOrderId cloid() {
    return random.nextInt(3) == 0 ? null : new ClientOrderId(random.nextLong(), random.nextLong());
  }

  private static String hash() {
    return "0x" + "ab".repeat(32);
  }

  private List<TradeRow> trades() {
    String coin = coinName();
    List<TradeRow> trades = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      trades.add(new TradeRow(coin, side(), amount(), amount(), NOW, hash(), oid(), "0x1", "0x2"));
    }
    return trades;
  }

  private AssetContext context() {
    return new AssetContext(
        rate(), amount(), amount(), amount(), null, amount(), amount(), null, null, null, amount());
  }

  private List<OrderUpdateRow> updates() {
    List<OrderUpdateRow> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      var order =
          new OrderRow(
              coinName(), side(), amount(), amount(), oid(), NOW, amount(), cloid(), false);
      OrderStatusWord[] words = OrderStatusWord.values();
      OrderStatusWord word = words[random.nextInt(words.length - 3)];
      rows.add(new OrderUpdateRow(order, word.wireName(), NOW + MILLI));
    }
    return rows;
  }

  private List<FillRow> fills() {
    List<FillRow> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      Side side = side();
      long size = amount();
      long start = signed();
      var liquidation =
          random.nextInt(4) == 0 ? new FillRow.Liquidation("0x9", amount(), "market") : null;
      rows.add(
          new FillRow(
              coinName(),
              amount(),
              size,
              side,
              NOW,
              start,
              FillRow.direction(side, start, size),
              signed(),
              hash(),
              oid(),
              random.nextBoolean(),
              signed(),
              oid(),
              cloid(),
              random.nextInt(4) == 0 ? "USOL" : "USDC",
              null,
              liquidation,
              null));
    }
    return rows;
  }

  private FundingPaymentRow funding() {
    return new FundingPaymentRow(NOW, coinName(), signed(), signed(), rate(), null);
  }

  private byte[] reply(boolean orders) {
    if (orders) {
      ReplyEncoder.beginOrders(writer);
      ReplyEncoder.resting(writer, oid(), cloid());
      ReplyEncoder.filled(writer, oid(), amount(), amount(), cloid());
      ReplyEncoder.waitingForTrigger(writer);
    } else {
      ReplyEncoder.beginCancels(writer);
      ReplyEncoder.success(writer);
    }
    ReplyEncoder.error(writer, "Order was never placed, already \"canceled\", or filled. asset=3");
    ReplyEncoder.end(writer);
    return posted(writer.toBytes());
  }

  private byte[] posted(byte[] body) {
    encoder.postedAction(writer, oid(), body, 0, body.length);
    return writer.toBytes();
  }

  static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}

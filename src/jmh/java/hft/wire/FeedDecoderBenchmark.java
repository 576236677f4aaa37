package hft.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.wire.feed.Channel;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.FeedEncoder;
import hft.wire.feed.FeedListener;
import hft.wire.feed.FillReport;
import hft.wire.feed.OrderReport;
import hft.wire.feed.Rows;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message from bytes to the listener. The rival is Jackson's streaming parser filling the same
 * frame from the same bytes; {@code bookWithSpaces} is the way through names that are not spelled
 * as the venue spells them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeedDecoderBenchmark {
  private static final int LEVELS = 20;
  private static final String CLOID = "0x00030050c6301a2b00000100000000d2";

  private final CoinTable coins = new CoinTable(List.of("BTC", "ETH", "SOL"));
  private final FeedDecoder decoder = new FeedDecoder(coins);
  private final Sum sum = new Sum();
  private final JsonFactory jackson = new JsonFactory();
  private final MarketFrame jacksonFrame = new MarketFrame();
  private final FeedEncoder encoder = new FeedEncoder(coins);
  private final JsonWriter writer = new JsonWriter(4096);
  private final MarketFrame frame = new MarketFrame();

  private byte[] book = {};
  private byte[] spaced = {};
  private byte[] bbo = {};
  private byte[] trade = {};
  private byte[] order = {};
  private byte[] fill = {};
  private byte[] reply = {};

  @Setup
  public void write() {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = 1_790_232_236_546_000_000L;
    frame.hasOrderCounts = true;
    frame.bidCount = LEVELS;
    frame.askCount = LEVELS;
    for (int i = 0; i < LEVELS; i++) {
      frame.bidPrices[i] = (84_143L - i) * Fixed8.ONE;
      frame.askPrices[i] = (84_144L + i) * Fixed8.ONE;
      frame.bidSizes[i] = 1_025_923_000L + i * 7_654_000L;
      frame.askSizes[i] = 1_165_875_000L - i * 3_211_000L;
      frame.bidOrders[i] = 1 + 7 * i % 40;
      frame.askOrders[i] = 1 + 5 * i % 40;
    }
    encoder.book(writer, FeedListener.BookKind.FULL, frame);
    book = writer.toBytes();
    spaced =
        new String(book, StandardCharsets.UTF_8)
            .replace(":", ": ")
            .getBytes(StandardCharsets.UTF_8);
    encoder.bbo(writer, frame);
    bbo = writer.toBytes();
    trade =
        bytes(
            "{\"channel\":\"trades\",\"data\":[{\"coin\":\"SOL\",\"side\":\"A\",\"px\":\"128.5\",\"sz\":\"0.42\","
                + "\"time\":1765887848009,\"hash\":\"0x"
                + "ab".repeat(32)
                + "\",\"tid\":867891549538215,\"users\":[\"0x"
                + "76".repeat(20)
                + "\",\"0x"
                + "bb".repeat(20)
                + "\"]}]}");
    order =
        bytes(
            "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"1500.0\","
                + "\"sz\":\"1.0\",\"oid\":313890189710,\"timestamp\":1770381849546,\"origSz\":\"1.0\",\"cloid\":\""
                + CLOID
                + "\"},\"status\":\"open\",\"statusTimestamp\":1770381849546}]}");
    fill =
        bytes(
            "{\"channel\":\"user\",\"data\":{\"fills\":[{\"coin\":\"ETH\",\"px\":\"2067.2\",\"sz\":\"0.01\",\"side\":\"A\",\"time\":1770524192528,\"startPosition\":\"0.01\",\"dir\":\"Close"
                + " Long\",\"closedPnl\":\"-0.13\",\"hash\":\"0x"
                + "5b".repeat(32)
                + "\",\"oid\":315449302232,\"crossed\":true,\"fee\":\"0.00893\",\"tid\":343484124188045,\"cloid\":\""
                + CLOID
                + "\",\"feeToken\":\"USDC\",\"twapId\":null}]}}");
    reply =
        bytes(
            "{\"channel\":\"post\",\"data\":{\"id\":3000001,\"response\":{\"type\":\"action\",\"payload\":{\"status\":\"ok\","
                + "\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":{\"oid\":496160097503,\"cloid\":\""
                + CLOID
                + "\"}},{\"error\":\"Post only order would have immediately matched, bbo was 1@2."
                + " asset=1\"}]}}}}}}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private long decode(byte[] message) {
    decoder.decode(message, 0, message.length, 1, sum);
    return sum.value;
  }

  @Benchmark
  public long book() {
    return decode(book);
  }

  @Benchmark
  public long bookWithSpaces() {
    return decode(spaced);
  }

  @Benchmark
  public long bookByJackson() throws IOException {
    try (JsonParser parser = jackson.createParser(book)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        switch (parser.currentName()) {
          case "time" -> jacksonFrame.venueNanos = parser.nextLongValue(0) * 1_000_000;
          case "coin" -> jacksonFrame.instrumentId = "BTC".equals(parser.nextTextValue()) ? 0 : -1;
          case "levels" -> readLevels(parser);
          default -> {}
        }
      }
    }
    return jacksonFrame.bidPrices[0] + jacksonFrame.askSizes[jacksonFrame.askCount - 1];
  }

  private void readLevels(JsonParser parser) throws IOException {
    parser.nextToken();
    parser.nextToken();
    jacksonFrame.bidCount = readSide(parser, jacksonFrame.bidPrices, jacksonFrame.bidSizes);
    parser.nextToken();
    jacksonFrame.askCount = readSide(parser, jacksonFrame.askPrices, jacksonFrame.askSizes);
    parser.nextToken();
  }

  private static int readSide(JsonParser parser, long[] prices, long[] sizes) throws IOException {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        switch (parser.currentName()) {
          case "px" -> prices[count] = Fixed8.parse(parser.nextTextValue());
          case "sz" -> sizes[count] = Fixed8.parse(parser.nextTextValue());
          default -> parser.nextToken();
        }
      }
      count++;
    }
    return count;
  }

  @Benchmark
  public long bbo() {
    return decode(bbo);
  }

  @Benchmark
  public long trade() {
    return decode(trade);
  }

  @Benchmark
  public long order() {
    return decode(order);
  }

  @Benchmark
  public long fill() {
    return decode(fill);
  }

  @Benchmark
  public long reply() {
    return decode(reply);
  }

  @Benchmark
  public int encodeBook() {
    encoder.book(writer, FeedListener.BookKind.FULL, frame);
    return writer.length();
  }

  /** Uses what it is given, so that nothing is optimised away. */
  private static final class Sum implements FeedListener {
    private long value;

    @Override
    public void book(BookKind kind, MarketFrame snapshot) {
      value += snapshot.bidPrices[0] + snapshot.askSizes[snapshot.askCount - 1];
    }

    @Override
    public void bbo(MarketFrame bbo) {
      value += bbo.bidPrices[0];
    }

    @Override
    public void trades(Rows<MarketFrame> trades) {
      value += trades.get(0).tradePrice;
    }

    @Override
    public void context(MarketFrame context) {
      value += context.markPrice;
    }

    @Override
    public void orders(Rows<OrderReport> orders) {
      value += orders.get(0).oid;
    }

    @Override
    public void fills(Rows<FillReport> fills, boolean snapshot) {
      value += fills.get(0).oid;
    }

    @Override
    public void actionReply(long postId, ActionReply reply) {
      value += reply.count();
    }

    @Override
    public void malformed(Channel channel, MalformedMessage why) {
      throw why;
    }
  }
}

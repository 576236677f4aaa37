package hft.ingest;

import static hft.ingest.JsonFields.fixed8;
import static hft.ingest.JsonFields.integer;
import static hft.ingest.JsonFields.millisAsNanos;
import static hft.ingest.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one recorded file, which holds one symbol; snapshots do not always name it. */
final class BinanceFile {
  private final Map<String, BinanceStream> streams;
  private final long shiftNanos;
  private final Intake intake;
  private final MarketFrame frame = new MarketFrame();
  private @Nullable BinanceStream current;

  BinanceFile(Map<String, BinanceStream> streams, long shiftNanos, Intake intake) {
    this.streams = streams;
    this.shiftNanos = shiftNanos;
    this.intake = intake;
  }

  /** Combined streams wrap the event, single streams and REST replies do not. */
  static JsonNode data(JsonNode json) {
    JsonNode data = json.get("data");
    return data == null ? json : data;
  }

  /** Matching time, else event time, else 0: spot's bookTicker and snapshot carry none. */
  static long venueNanos(JsonNode data) {
    return data.hasNonNull("T")
        ? millisAsNanos(data, "T")
        : data.hasNonNull("E") ? millisAsNanos(data, "E") : 0;
  }

  void line(LineSource line) throws IOException {
    StampedLine stamped = StampedLine.of(line, 0);
    if (stamped.nanos() == 0) {
      throw new RejectedRow("no receive time, expected '<local ns> <json>'");
    }
    long receiveNanos = stamped.nanos() + shiftNanos;
    JsonNode data = data(stamped.json());
    if (data.has("lastUpdateId")) {
      snapshot(data, receiveNanos);
      return;
    }
    String event = event(data);
    switch (event) {
      case "depthUpdate" -> stream(data).delta(data, venueNanos(data), receiveNanos);
      case "trade" -> trade(data, receiveNanos);
      case "bookTicker" -> ticker(data, receiveNanos);
      default -> intake.skip("event " + event);
    }
  }

  /** Spot's bookTicker does not say what it is. */
  private static String event(JsonNode data) {
    return !data.has("e") && data.has("B") ? "bookTicker" : text(data, "e");
  }

  private BinanceStream stream(JsonNode data) {
    String symbol = text(data, "s");
    BinanceStream stream = streams.computeIfAbsent(symbol, name -> new BinanceStream(name, intake));
    current = stream;
    return stream;
  }

  private void snapshot(JsonNode data, long receiveNanos) throws IOException {
    BinanceStream stream = current;
    if (data.hasNonNull("symbol")) {
      stream =
          streams.computeIfAbsent(text(data, "symbol"), name -> new BinanceStream(name, intake));
    }
    if (stream == null) {
      throw new RejectedRow("snapshot without a symbol before any update, cannot tell whose");
    }
    stream.snapshot(data, venueNanos(data), receiveNanos);
  }

  private void trade(JsonNode data, long receiveNanos) throws IOException {
    String kind = data.path("X").asText("MARKET");
    if (!kind.equals("MARKET")) {
      intake.skip("trade of type " + kind); // insurance fund and ADL prints are not book trades
      return;
    }
    frame.kind = MarketFrame.Kind.TRADE;
    frame.venueNanos = millisAsNanos(data, "T");
    frame.receiveNanos = receiveNanos;
    frame.tradePrice = fixed8(data, "p");
    frame.tradeSize = fixed8(data, "q");
    frame.tradeId = integer(data, "t");
    // m: the buyer was the maker
    frame.aggressor = JsonFields.field(data, "m").asBoolean() ? Side.ASK : Side.BID;
    intake.frame(text(data, "s"), frame);
  }

  private void ticker(JsonNode data, long receiveNanos) throws IOException {
    long venueNanos = venueNanos(data);
    if (venueNanos == 0) {
      intake.skip("bookTicker without an exchange time");
      return;
    }
    frame.kind = MarketFrame.Kind.BBO;
    frame.venueNanos = venueNanos;
    frame.receiveNanos = receiveNanos;
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = fixed8(data, "b");
    frame.bidSizes[0] = fixed8(data, "B");
    frame.askPrices[0] = fixed8(data, "a");
    frame.askSizes[0] = fixed8(data, "A");
    intake.frame(text(data, "s"), frame);
  }
}

package hft.ingest;

import static hft.ingest.JsonFields.array;
import static hft.ingest.JsonFields.integer;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * One symbol's depth: buffers updates until the snapshot, then lets through those it does not
 * contain yet, and insists that no update is missing.
 */
final class BinanceStream {
  /** About a minute of updates; a snapshot request takes a second. */
  private static final int MAX_BUFFERED = 20_000;

  private record Update(JsonNode data, long venueNanos, long receiveNanos) {}

  private final String symbol;
  private final Intake intake;
  private final DepthLevels book = new DepthLevels();
  private final ArrayDeque<Update> buffered = new ArrayDeque<>();
  private final MarketFrame frame = new MarketFrame();
  private boolean anchored;
  private boolean firstAfterSnapshot;
  private long lastUpdateId;
  private long lastVenueNanos;

  BinanceStream(String symbol, Intake intake) {
    this.symbol = symbol;
    this.intake = intake;
  }

  void delta(JsonNode data, long venueNanos, long receiveNanos) throws IOException {
    if (!anchored) {
      if (buffered.size() >= MAX_BUFFERED) {
        throw new RejectedRow(
            MAX_BUFFERED + " depth updates without a snapshot, expected one near the start");
      }
      buffered.add(new Update(data, venueNanos, receiveNanos));
      return;
    }
    apply(data, venueNanos, receiveNanos);
  }

  void snapshot(JsonNode data, long venueNanos, long receiveNanos) throws IOException {
    lastUpdateId = integer(data, "lastUpdateId");
    book.clear();
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = venueNanos != 0 ? venueNanos : timeOf(lastUpdateId, receiveNanos);
    frame.receiveNanos = receiveNanos;
    levels(array(data, "bids"), array(data, "asks"));
    lastVenueNanos = frame.venueNanos;
    anchored = true;
    firstAfterSnapshot = true;
    intake.frame(symbol, frame);
    while (!buffered.isEmpty()) {
      Update update = buffered.remove();
      // Nobody can use an update before the snapshot it builds on has arrived.
      apply(update.data, update.venueNanos, Math.max(receiveNanos, update.receiveNanos));
    }
  }

  /** Spot snapshots carry no time: theirs is that of the last update they contain. */
  private long timeOf(long updateId, long receiveNanos) {
    long time = 0;
    for (Update update : buffered) {
      if (integer(update.data, "U") <= updateId) {
        time = update.venueNanos;
      }
    }
    return time == 0 ? Math.max(receiveNanos, lastVenueNanos) : time;
  }

  private void apply(JsonNode data, long venueNanos, long receiveNanos) throws IOException {
    long first = integer(data, "U");
    long last = integer(data, "u");
    boolean future = data.has("pu");
    if (future ? last < lastUpdateId : last <= lastUpdateId) {
      intake.skip("depth update already in the snapshot");
      return;
    }
    boolean follows =
        firstAfterSnapshot
            ? first <= lastUpdateId + 1
            : future ? integer(data, "pu") == lastUpdateId : first == lastUpdateId + 1;
    if (!follows) {
      anchored = false;
      throw new RejectedRow(
          symbol
              + " depth update "
              + first
              + ".."
              + last
              + " does not follow "
              + lastUpdateId
              + ", expected no missing update");
    }
    firstAfterSnapshot = false;
    lastUpdateId = last;
    frame.kind = MarketFrame.Kind.DELTA;
    frame.venueNanos = Math.max(venueNanos, lastVenueNanos);
    frame.receiveNanos = receiveNanos;
    lastVenueNanos = frame.venueNanos;
    levels(array(data, "b"), array(data, "a"));
    if (book.isTwoSided()) {
      intake.touch(symbol, book.best(Side.BID), book.best(Side.ASK));
    }
    intake.frame(symbol, frame);
  }

  private void levels(JsonNode bids, JsonNode asks) {
    frame.ensureLevels(Math.max(bids.size(), asks.size()));
    frame.bidCount = side(Side.BID, bids, frame.bidPrices, frame.bidSizes);
    frame.askCount = side(Side.ASK, asks, frame.askPrices, frame.askSizes);
  }

  private int side(Side side, JsonNode levels, long[] prices, long[] sizes) {
    int count = 0;
    for (JsonNode level : levels) {
      if (!level.isArray() || level.size() < 2) {
        throw new RejectedRow("level " + level + ", expected [price, size]");
      }
      prices[count] = Decimals.parse(level.get(0).asText(), Fixed8.DECIMALS, "price");
      sizes[count] = Decimals.parse(level.get(1).asText(), Fixed8.DECIMALS, "size");
      book.set(side, prices[count], sizes[count]);
      count++;
    }
    return count;
  }

  void finish() throws BadInputException {
    if (!anchored && !buffered.isEmpty()) {
      throw new BadInputException(
          symbol
              + ": "
              + buffered.size()
              + " depth updates and no snapshot, expected the file that holds it among the"
              + " sources, before this one");
    }
  }
}

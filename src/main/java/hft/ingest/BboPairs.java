package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.io.IOException;

/**
 * Best bid and offer written as two rows of one update: rows of the same two times belong together,
 * a lone row means that the other side was empty.
 */
final class BboPairs {
  private final String coin;
  private final Intake intake;
  private final CsvRow row = new CsvRow();
  private final MarketFrame frame = new MarketFrame();
  private boolean pending;
  private boolean spoilt;

  BboPairs(String coin, Intake intake) {
    this.coin = coin;
    this.intake = intake;
    frame.kind = MarketFrame.Kind.BBO;
  }

  void read(LineSource lines) throws IOException {
    HyperliquidCsv.header(lines, "timestamp,price,size,side,exchange_timestamp");
    while (lines.next()) {
      intake.row(lines, this::row);
    }
    intake.row(lines, _ -> flush());
  }

  private void row(LineSource line) throws IOException {
    row.take(line.bytes(), line.from(), line.to());
    row.expectColumns(5);
    long receiveNanos = row.secondsAsNanos(0, "timestamp");
    long venueNanos = row.millisAsNanos(4, "exchange_timestamp");
    Side side = HyperliquidCsv.side(row, 3, "bid", "ask");
    boolean sameUpdate =
        pending && receiveNanos == frame.receiveNanos && venueNanos == frame.venueNanos;
    if (!sameUpdate || (side == Side.BID ? frame.bidCount : frame.askCount) > 0) {
      flush();
      frame.receiveNanos = receiveNanos;
      frame.venueNanos = venueNanos;
      pending = true;
    }
    level(side);
  }

  private void level(Side side) {
    // Until both numbers are read this update is spoilt: half of it must not pass as a whole.
    boolean before = spoilt;
    spoilt = true;
    long price = row.fixed8(1, "price");
    long size = row.fixed8(2, "size");
    spoilt = before;
    if (side == Side.BID) {
      frame.bidPrices[0] = price;
      frame.bidSizes[0] = size;
      frame.bidCount = 1;
    } else {
      frame.askPrices[0] = price;
      frame.askSizes[0] = size;
      frame.askCount = 1;
    }
  }

  private void flush() throws IOException {
    boolean good = pending && !spoilt;
    boolean bad = pending && spoilt;
    pending = false;
    spoilt = false;
    try {
      if (good) {
        intake.frame(coin, frame);
      } else if (bad) {
        intake.skip("other side of a rejected bbo row");
      }
    } finally {
      frame.bidCount = 0;
      frame.askCount = 0;
    }
  }
}

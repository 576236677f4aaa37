package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Side;
import java.io.IOException;

/**
 * One day: each message becomes an order event and, when it trades, a print; the book rows become
 * one snapshot and then the differences between rows.
 */
final class LobsterDay {
  private static final long PRICE_UNIT = 10_000; // prices are dollars × 10,000
  private static final long NO_LEVEL = 9_999_999_999L;

  private final String ticker;
  private final long midnightNanos;
  private final int levels;
  private final Intake intake;
  private final CsvRow message = new CsvRow();
  private final CsvRow bookRow = new CsvRow();
  private final MarketFrame trade = new MarketFrame();
  private final MarketFrame delta = new MarketFrame();
  private MarketFrame book = new MarketFrame();
  private MarketFrame before = new MarketFrame();
  private boolean started;

  LobsterDay(String ticker, long midnightNanos, int levels, Intake intake) {
    this.ticker = ticker;
    this.midnightNanos = midnightNanos;
    this.levels = levels;
    this.intake = intake;
    trade.kind = MarketFrame.Kind.TRADE;
    delta.kind = MarketFrame.Kind.DELTA;
    delta.ensureLevels(2 * levels);
    book.ensureLevels(levels);
    before.ensureLevels(levels);
  }

  void row(LineSource messages, LineSource books) throws IOException {
    message.take(messages.bytes(), messages.from(), messages.to());
    message.expectColumns(6);
    bookRow.take(books.bytes(), books.from(), books.to());
    bookRow.expectColumns(4 * levels);
    long nanos = midnightNanos + message.secondsAsNanos(0, "time");
    long type = message.integer(1, "type");
    if (type == 7) {
      intake.skip("trading halt message");
      return;
    }
    event(type, nanos, messages.line());
    book(nanos);
  }

  private void event(long type, long nanos, long line) throws IOException {
    OrderEvent.Kind kind =
        switch ((int) type) {
          case 1 -> OrderEvent.Kind.ADD;
          case 2 -> OrderEvent.Kind.REDUCE;
          case 3 -> OrderEvent.Kind.DELETE;
          case 4 -> OrderEvent.Kind.EXECUTE;
          case 5 -> OrderEvent.Kind.HIDDEN_EXECUTE;
          default -> throw new RejectedRow("type " + type + ", expected 1 to 5 or 7");
        };
    long orderId = message.integer(2, "order id");
    long size = message.fixed8(3, "size");
    long price = message.integer(4, "price") * PRICE_UNIT;
    Side side =
        switch ((int) message.integer(5, "direction")) {
          case 1 -> Side.BID;
          case -1 -> Side.ASK;
          default -> throw new RejectedRow("direction " + message.text(5) + ", expected 1 or -1");
        };
    intake.order(ticker, new OrderEvent(kind, orderId, side, price, size, nanos));
    if (kind == OrderEvent.Kind.EXECUTE || kind == OrderEvent.Kind.HIDDEN_EXECUTE) {
      trade.venueNanos = nanos;
      trade.receiveNanos = nanos;
      trade.aggressor = side.opposite();
      trade.tradePrice = price;
      trade.tradeSize = size;
      trade.tradeId = line; // the feed has no trade ids; the message's number is one
      intake.frame(ticker, trade);
    }
  }

  private void book(long nanos) throws IOException {
    MarketFrame swap = before;
    before = book;
    book = swap;
    readBook();
    book.venueNanos = nanos;
    book.receiveNanos = nanos;
    if (!started) {
      book.kind = MarketFrame.Kind.SNAPSHOT;
      intake.frame(ticker, book);
      started = true;
      return;
    }
    if (book.bidCount > 0 && book.askCount > 0) {
      intake.touch(ticker, book.bidPrices[0], book.askPrices[0]);
    }
    delta.bidCount =
        BookDifference.of(
            Side.BID,
            before.bidPrices,
            before.bidSizes,
            before.bidCount,
            book.bidPrices,
            book.bidSizes,
            book.bidCount,
            delta.bidPrices,
            delta.bidSizes);
    delta.askCount =
        BookDifference.of(
            Side.ASK,
            before.askPrices,
            before.askSizes,
            before.askCount,
            book.askPrices,
            book.askSizes,
            book.askCount,
            delta.askPrices,
            delta.askSizes);
    if (delta.bidCount + delta.askCount > 0) {
      delta.venueNanos = nanos;
      delta.receiveNanos = nanos;
      intake.frame(ticker, delta);
    }
  }

  private void readBook() {
    book.bidCount = 0;
    book.askCount = 0;
    for (int i = 0; i < levels; i++) {
      long ask = bookRow.integer(4 * i, "ask price");
      if (Math.abs(ask) != NO_LEVEL) {
        book.askPrices[book.askCount] = ask * PRICE_UNIT;
        book.askSizes[book.askCount++] = bookRow.fixed8(4 * i + 1, "ask size");
      }
      long bid = bookRow.integer(4 * i + 2, "bid price");
      if (Math.abs(bid) != NO_LEVEL) {
        book.bidPrices[book.bidCount] = bid * PRICE_UNIT;
        book.bidSizes[book.bidCount++] = bookRow.fixed8(4 * i + 3, "bid size");
      }
    }
  }
}

package hft.core.signal;

import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A short market, and what an alpha makes of it event by event. */
record Recording(List<Event> events) {
  /** One event at {@code nanos}: a print when {@code trade} is not zero, else a one-level book. */
  record Event(long nanos, long bid, long bidSize, long ask, long askSize, long trade) {
    static Event book(long nanos, long bid, long bidSize, long ask, long askSize) {
      return new Event(nanos, bid, bidSize, ask, askSize, 0);
    }

    /** Signed by the aggressor. */
    static Event trade(long nanos, long size) {
      return new Event(nanos, 0, 0, 0, 0, size);
    }
  }

  static Recording random(long seed, int count) {
    return new Recording(more(new ArrayList<>(), seed, count));
  }

  /** The same up to {@code kept} events, and another future. */
  Recording withOtherFuture(int kept, long seed) {
    return new Recording(
        more(new ArrayList<>(events.subList(0, kept)), seed, events.size() - kept));
  }

  private static List<Event> more(List<Event> events, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    long nanos = events.isEmpty() ? 0 : events.getLast().nanos();
    for (int i = 0; i < count; i++) {
      nanos += 1 + random.nextLong(50_000_000);
      long bid = 1_000 + random.nextLong(5);
      events.add(
          random.nextInt(3) == 0
              ? Event.trade(nanos, random.nextBoolean() ? 1 + random.nextLong(9) : -7)
              : Event.book(
                  nanos,
                  bid,
                  1 + random.nextLong(9),
                  bid + 1 + random.nextLong(2),
                  1 + random.nextLong(9)));
    }
    return events;
  }

  /**
   * The expected move after each event, asked twice: when the event was shown, and again when the
   * book it was shown in has moved on without the alpha being told.
   */
  List<Double> moves(Alpha alpha) {
    List<Double> moves = new ArrayList<>();
    L2Book book = new L2Book(1);
    MarketFrame frame = new MarketFrame(1);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      show(event, book, frame, alpha);
      moves.add(alpha.expectedMove(event.nanos()));
      if (i + 1 < events.size() && events.get(i + 1).trade() == 0) {
        apply(events.get(i + 1), book, frame);
      }
      moves.add(alpha.expectedMove(event.nanos()));
    }
    return moves;
  }

  private static void show(Event event, L2Book book, MarketFrame frame, Alpha alpha) {
    if (event.trade() != 0) {
      Side side = event.trade() > 0 ? Side.BID : Side.ASK;
      alpha.onTrade(side, event.bid(), Math.abs(event.trade()), event.nanos());
    } else {
      apply(event, book, frame);
      alpha.onBook(book, event.nanos());
    }
  }

  static void apply(Event event, L2Book book, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = event.nanos();
    frame.receiveNanos = event.nanos();
    frame.bidCount = event.bidSize() > 0 ? 1 : 0;
    frame.askCount = event.askSize() > 0 ? 1 : 0;
    frame.bidPrices[0] = event.bid();
    frame.bidSizes[0] = event.bidSize();
    frame.askPrices[0] = event.ask();
    frame.askSizes[0] = event.askSize();
    book.apply(frame);
  }
}

package hft.core.signal;

import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.PriceGrid;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A drawn market of whole books, prints and contexts; the same seed and length, the same market.
 */
public final class RandomMarket {
  public static final PriceGrid GRID = new PriceGrid(0, 0);

  /** Who is told of it. */
  public interface Listener {
    void onBook(L2Book book, long nanos);

    default void onTrade(Side aggressor, long price, long size, long nanos) {}

    default void onContext(long rateE12, long oracle, long mark) {}
  }

  /** One event; kind 0 is a book, 1 a print, 2 a context, 3 a gap. */
  private record Event(int kind, long nanos, long mid, long spread, long seed) {}

  private final List<Event> events;

  private RandomMarket(List<Event> events) {
    this.events = events;
  }

  /** About four books and two prints a second. */
  public static RandomMarket of(long seed, int count) {
    return new RandomMarket(more(new ArrayList<>(), seed, count));
  }

  /** The same up to {@code kept} events, then another future. */
  public RandomMarket withOtherFuture(int kept, long seed) {
    return new RandomMarket(
        more(new ArrayList<>(events.subList(0, kept)), seed, events.size() - kept));
  }

  /** The first {@code count} events and no future. */
  public RandomMarket first(int count) {
    return new RandomMarket(events.subList(0, count));
  }

  public int size() {
    return events.size();
  }

  public long nanos(int index) {
    return events.get(index).nanos;
  }

  private static List<Event> more(List<Event> events, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    long nanos = events.isEmpty() ? 1_000_000_000_000L : events.getLast().nanos;
    long mid = events.isEmpty() ? 100_000 : events.getLast().mid;
    for (int i = 0; i < count; i++) {
      nanos += 1 + random.nextLong(300_000_000);
      mid += random.nextInt(5) - 2;
      int draw = random.nextInt(100);
      int kind = draw < 60 ? 0 : draw < 97 ? 1 : draw < 99 ? 2 : 3;
      events.add(new Event(kind, nanos, mid, random.nextInt(3), random.nextLong()));
    }
    return events;
  }

  /** Tells all of it. */
  public void play(Listener listener) {
    play(events.size(), listener);
  }

  /** Tells the first {@code count} events. */
  public void play(int count, Listener listener) {
    L2Book book = new L2Book(20);
    MarketFrame frame = new MarketFrame();
    for (Event event : events.subList(0, count)) {
      SplittableRandom random = new SplittableRandom(event.seed);
      switch (event.kind) {
        case 0, 3 -> {
          frame.kind = event.kind == 0 ? MarketFrame.Kind.SNAPSHOT : MarketFrame.Kind.GAP;
          frame.venueNanos = event.nanos;
          frame.receiveNanos = event.nanos;
          fill(frame, event, random);
          book.apply(frame);
          listener.onBook(book, event.nanos);
        }
        case 1 ->
            listener.onTrade(
                random.nextBoolean() ? Side.BID : Side.ASK,
                (event.mid + random.nextInt(3) - 1) * Fixed8.ONE,
                (1 + random.nextLong(50)) * 1_000_000,
                event.nanos);
        default ->
            listener.onContext(
                random.nextLong(100_000_000), event.mid * Fixed8.ONE, (event.mid + 3) * Fixed8.ONE);
      }
    }
  }

  private static void fill(MarketFrame frame, Event event, SplittableRandom random) {
    frame.bidCount = 4 + random.nextInt(5);
    frame.askCount = 4 + random.nextInt(5);
    for (int i = 0; i < 8; i++) {
      frame.bidPrices[i] = (event.mid - i - (i > 2 ? 1 : 0)) * Fixed8.ONE;
      frame.askPrices[i] = (event.mid + event.spread + i) * Fixed8.ONE;
      frame.bidSizes[i] = (1 + random.nextLong(100)) * 1_000_000;
      frame.askSizes[i] = (1 + random.nextLong(100)) * 1_000_000;
    }
  }
}

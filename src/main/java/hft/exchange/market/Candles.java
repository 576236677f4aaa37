package hft.exchange.market;

import hft.wire.info.CandleRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One coin's candles of every interval the venue has, the latest 5000 of each. */
public final class Candles {
  static final int CAPACITY = 5_000;

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long DAY = TimeUnit.DAYS.toNanos(1);

  /** The epoch was a Thursday; weeks start on Mondays. */
  private static final long WEEK_OFFSET = 4 * DAY;

  private static final String MONTH = "1M";
  private static final Map<String, Long> LENGTHS = new LinkedHashMap<>();

  static {
    for (int minutes : new int[] {1, 3, 5, 15, 30}) {
      LENGTHS.put(minutes + "m", minutes * MINUTE);
    }
    for (int hours : new int[] {1, 2, 4, 8, 12}) {
      LENGTHS.put(hours + "h", hours * 60 * MINUTE);
    }
    LENGTHS.put("1d", DAY);
    LENGTHS.put("3d", 3 * DAY);
    LENGTHS.put("1w", 7 * DAY);
    LENGTHS.put(MONTH, 0L);
  }

  private final String coin;
  private final Map<String, Deque<CandleRow>> rows = new LinkedHashMap<>();

  Candles(String coin) {
    this.coin = coin;
    LENGTHS.keySet().forEach(interval -> rows.put(interval, new ArrayDeque<>()));
  }

  public static boolean isInterval(String text) {
    return LENGTHS.containsKey(text);
  }

  void onTrade(long price, long sizeE6, long nanos) {
    rows.forEach((interval, candles) -> onTrade(interval, candles, price, sizeE6, nanos));
  }

  private void onTrade(
      String interval, Deque<CandleRow> candles, long price, long sizeE6, long nanos) {
    CandleRow last = candles.peekLast();
    if (last != null && nanos <= last.closeNanos()) {
      candles.removeLast();
      candles.addLast(
          new CandleRow(
              last.openNanos(),
              last.closeNanos(),
              coin,
              interval,
              last.open(),
              price,
              Math.max(last.high(), price),
              Math.min(last.low(), price),
              last.volumeE6() + sizeE6,
              last.trades() + 1));
      return;
    }
    if (candles.size() == CAPACITY) {
      candles.removeFirst();
    }
    long open = openOf(interval, nanos);
    long close = closeOf(interval, open) - TimeUnit.MILLISECONDS.toNanos(1);
    candles.addLast(
        new CandleRow(open, close, coin, interval, price, price, price, price, sizeE6, 1));
  }

  private static long openOf(String interval, long nanos) {
    if (interval.equals(MONTH)) {
      ZonedDateTime month =
          Instant.ofEpochSecond(0, nanos)
              .atZone(ZoneOffset.UTC)
              .withDayOfMonth(1)
              .truncatedTo(ChronoUnit.DAYS);
      return TimeUnit.SECONDS.toNanos(month.toEpochSecond());
    }
    long length = length(interval);
    long offset = interval.equals("1w") ? WEEK_OFFSET : 0;
    return Math.floorDiv(nanos - offset, length) * length + offset;
  }

  private static long closeOf(String interval, long open) {
    if (interval.equals(MONTH)) {
      ZonedDateTime next = Instant.ofEpochSecond(0, open).atZone(ZoneOffset.UTC).plusMonths(1);
      return TimeUnit.SECONDS.toNanos(next.toEpochSecond());
    }
    return open + length(interval);
  }

  private static long length(String interval) {
    return LENGTHS.getOrDefault(interval, MINUTE);
  }

  /** The newest candle; null before the first trade. */
  public @Nullable CandleRow latest(String interval) {
    Deque<CandleRow> candles = rows.get(interval);
    return candles == null ? null : candles.peekLast();
  }

  /** Those that touch the range, rising. */
  public List<CandleRow> between(String interval, long fromNanos, long toNanos) {
    List<CandleRow> found = new ArrayList<>();
    for (CandleRow candle : rows.getOrDefault(interval, new ArrayDeque<>())) {
      if (candle.closeNanos() >= fromNanos && candle.openNanos() <= toNanos) {
        found.add(candle);
      }
    }
    return found;
  }
}

package hft.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last trades of one coin, to recognise those a venue sends again after a reconnect. Ids are
 * unique only together with the time. When full, the oldest is forgotten: venues resend tens of
 * trades, this remembers tens of thousands.
 */
final class RecentTrades {
  private static final int CAPACITY = 1 << 16;

  private record Key(long venueNanos, long tradeId) {}

  private final Map<Key, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
          return size() > CAPACITY;
        }
      };

  /** True when this trade was seen before. Trades without an id (0) never were. */
  boolean seenBefore(long venueNanos, long tradeId) {
    return tradeId != 0 && seen.put(new Key(venueNanos, tradeId), true) != null;
  }
}

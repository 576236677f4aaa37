package hft.hyperliquid.gateway;

import org.agrona.collections.Long2LongHashMap;

/**
 * Orders the venue has told us are open, with their asset ids: what a cancel-all can take out at
 * once, before it has asked. Bounded like the venue's own limit of open orders; beyond it new ones
 * are left to the question.
 */
final class OpenOids {
  private static final int CAPACITY = 5_000;
  private static final long UNKNOWN = -1;

  private final Long2LongHashMap assets = new Long2LongHashMap(UNKNOWN);

  void opened(long oid, int asset) {
    if (oid > 0 && assets.size() < CAPACITY) {
      assets.put(oid, asset);
    }
  }

  void closed(long oid) {
    assets.remove(oid);
  }

  void clear() {
    assets.clear();
  }

  int size() {
    return assets.size();
  }

  void forEach(OidConsumer consumer) {
    assets.forEachLong((oid, asset) -> consumer.accept(oid, (int) asset));
  }

  /** Takes one open order. */
  interface OidConsumer {
    void accept(long oid, int asset);
  }
}

package hft.ingest;

import hft.ingest.TableQuality.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts silences beyond a bound and keeps the ten longest. */
final class GapLog {
  private static final int KEPT = 10;

  private final long boundNanos;
  private final List<Gap> worst = new ArrayList<>();
  private long count;
  private long longestNanos;

  GapLog(long boundNanos) {
    this.boundNanos = boundNanos;
  }

  void between(long fromNanos, long toNanos) {
    long silence = toNanos - fromNanos;
    longestNanos = Math.max(longestNanos, silence);
    if (silence <= boundNanos) {
      return;
    }
    count++;
    worst.add(new Gap(fromNanos, toNanos));
    worst.sort(Comparator.comparingLong(Gap::nanos).reversed());
    if (worst.size() > KEPT) {
      worst.removeLast();
    }
  }

  long count() {
    return count;
  }

  long longestNanos() {
    return longestNanos;
  }

  List<Gap> worst() {
    return List.copyOf(worst);
  }
}

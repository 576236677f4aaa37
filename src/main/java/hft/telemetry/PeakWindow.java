package hft.telemetry;

import java.util.ArrayDeque;

/** The highest value of a rolling window. Holds at most one sample a second of it. */
final class PeakWindow {
  private static final long BUCKET_NANOS = 1_000_000_000L;

  private record Sample(long nanos, long value) {}

  private final ArrayDeque<Sample> falling = new ArrayDeque<>();
  private final long windowNanos;

  PeakWindow(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  void add(long nanos, long value) {
    while (!falling.isEmpty() && falling.getFirst().nanos <= nanos - windowNanos) {
      falling.removeFirst();
    }
    while (!falling.isEmpty() && falling.getLast().value <= value) {
      falling.removeLast();
    }
    if (falling.isEmpty() || nanos - falling.getLast().nanos >= BUCKET_NANOS) {
      falling.addLast(new Sample(nanos, value));
    }
  }

  /** What is remembered becomes so many times as much. */
  void scale(double factor) {
    for (int left = falling.size(); left > 0; left--) {
      Sample sample = falling.removeFirst();
      falling.addLast(new Sample(sample.nanos, Math.round(sample.value * factor)));
    }
  }

  /** 0 before the first. */
  long peak() {
    return falling.isEmpty() ? 0 : falling.getFirst().value;
  }
}

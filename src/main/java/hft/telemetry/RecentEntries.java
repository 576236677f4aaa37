package hft.telemetry;

import java.util.ArrayList;
import java.util.List;

/** The newest few of something. */
final class RecentEntries<T> {
  private final int capacity;
  private final List<T> entries = new ArrayList<>();

  RecentEntries(int capacity) {
    this.capacity = capacity;
  }

  void add(T entry) {
    if (entries.size() == capacity) {
      entries.removeFirst();
    }
    entries.add(entry);
  }

  /** Newest first. */
  List<T> newestFirst() {
    return entries.reversed();
  }
}

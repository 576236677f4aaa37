package hft.backtest.report;

import hft.port.JournalEntry.SafetyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Safety events: the first {@link #SHOWN} for the report, all of them counted. */
final class SafetyLog {
  static final int SHOWN = 200;

  private final List<SafetyEvent> shown = new ArrayList<>();
  private long count;
  private int breakerTrips;

  void add(SafetyEvent event) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(event);
    }
    if (isTrip(event.what())) {
      breakerTrips++;
    }
  }

  /** What says that a breaker tripped says "breaker" and "trip". */
  static boolean isTrip(String what) {
    String words = what.toLowerCase(Locale.ROOT);
    return words.contains("breaker") && words.contains("trip");
  }

  long count() {
    return count;
  }

  int breakerTrips() {
    return breakerTrips;
  }

  List<SafetyEvent> shown() {
    return List.copyOf(shown);
  }
}

package hft.telemetry;

import hft.core.risk.Ladder;
import hft.port.EngineStatus;
import hft.port.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which stops are on, since when and why. Whether one is on is the engine's word; what the journal
 * told of its last trip is kept here.
 */
public final class SafetyPicture {
  /** The breakers, by the names they have in journal, metrics and settings. */
  public static final List<String> BREAKERS = List.of("tick-to-trade", "drawdown");

  private static final String TRIP = " breaker trip";

  /**
   * One stop.
   *
   * @param sinceNanos when it went on last, since the epoch; 0 when this run has not seen it
   * @param reason why it went on last
   * @param trips times it went on in this run
   */
  public record Stop(String name, boolean on, long sinceNanos, String reason, long trips) {}

  private record Trip(long nanos, String reason, long count) {}

  private final Map<String, Trip> trips = new LinkedHashMap<>();

  void event(JournalEntry.SafetyEvent event) {
    if (event.what().endsWith(TRIP)) {
      String name = event.what().substring(0, event.what().length() - TRIP.length());
      Trip before = trips.get(name);
      trips.put(
          name, new Trip(event.nanos(), event.detail(), before == null ? 1 : before.count + 1));
    }
  }

  /** What the operators engaged, then the breakers, open or not. */
  public List<Stop> stops(EngineStatus now) {
    List<Stop> stops = new ArrayList<>();
    for (Ladder.Entry latch : now.latches()) {
      stops.add(
          new Stop(
              latch.rung().text(), true, latch.nanos(), latch.who() + ": " + latch.reason(), 1));
    }
    for (String breaker : BREAKERS) {
      stops.add(breaker(breaker, now.breakers().contains(breaker)));
    }
    return stops;
  }

  private Stop breaker(String name, boolean open) {
    Trip trip = trips.get(name);
    return trip == null
        ? new Stop(name, open, 0, open ? "opened in an earlier run" : "", 0)
        : new Stop(name, open, trip.nanos, trip.reason, trip.count);
  }

  /** Times the breaker opened in this run. */
  public long trips(String breaker) {
    Trip trip = trips.get(breaker);
    return trip == null ? 0 : trip.count;
  }

  /** Nothing stops the desks and the venue's truth is known. */
  public static boolean isQuoting(EngineStatus now) {
    return now.phase() == EngineStatus.Phase.TRADING && !now.isKilled() && now.breakers().isEmpty();
  }
}

package hft.telemetry;

import hft.port.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which stops are on, since when and why, as the guardian told the journal. */
public final class SafetyPicture {
  /** Names of what can stop the quoting, in metrics and on the page. */
  public static final String KILL = "kill";

  public static final String TICK_TO_TRADE = "tick-to-trade";
  public static final String DRAWDOWN = "drawdown";

  private static final String TRIP = " breaker trip";

  /**
   * One stop.
   *
   * @param sinceNanos of the state it is in now, since the epoch; 0 when it never changed
   * @param reason why it went on last
   */
  public record Stop(String name, boolean on, long sinceNanos, String reason, long trips) {}

  private final Map<String, Stop> stops = new LinkedHashMap<>();
  private boolean quoting;

  SafetyPicture() {
    for (String name : List.of(KILL, TICK_TO_TRADE, DRAWDOWN)) {
      stops.put(name, new Stop(name, false, 0, "", 0));
    }
  }

  void event(JournalEntry.SafetyEvent event) {
    String what = event.what();
    if (what.equals("kill engaged")) {
      on(KILL, event);
    } else if (what.endsWith(TRIP)) {
      String name = what.substring(0, what.length() - TRIP.length());
      if (!name.equals(KILL)) { // told as engaged, with who did it
        on(name, event);
      }
    } else if (what.startsWith("rearm ") && !what.endsWith("WRONG_ENGAGEMENT")) {
      stops.keySet().forEach(name -> off(name, event));
    } else if (what.equals("resync")) {
      quoting = false;
      if (event.detail().equals("breakers closed")) {
        off(TICK_TO_TRADE, event);
      }
    } else if (what.equals("reconciled")) {
      quoting = true;
    }
  }

  private void on(String name, JournalEntry.SafetyEvent event) {
    Stop before = stops.get(name);
    if (before != null) {
      boolean news = !before.on;
      stops.put(
          name,
          new Stop(
              name,
              true,
              news ? event.nanos() : before.sinceNanos,
              event.detail(),
              before.trips + (news ? 1 : 0)));
    }
  }

  private void off(String name, JournalEntry.SafetyEvent event) {
    stops.computeIfPresent(
        name,
        (same, before) ->
            before.on ? new Stop(same, false, event.nanos(), before.reason, before.trips) : before);
  }

  /** All stops, on or off. */
  public List<Stop> stops() {
    return new ArrayList<>(stops.values());
  }

  /** Nothing stops the desks and the venue's truth is known. */
  public boolean isQuoting() {
    return quoting && stops.values().stream().noneMatch(Stop::on);
  }
}

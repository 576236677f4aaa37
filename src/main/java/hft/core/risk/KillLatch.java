package hft.core.risk;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The operator's stop. Engaging always works and is repeatable; releasing needs the number of the
 * engagement it means to end, so that a release meant for an earlier one cannot end a later one.
 * While engaged nothing is approved, except reduce-only IOC orders when it was engaged with
 * flattening.
 */
public final class KillLatch {
  /** Entries kept; the oldest give way. */
  public static final int HISTORY = 64;

  /** What was done, by whom, when. */
  public record Entry(boolean engaged, long engagement, String reason, String who, long nanos) {}

  /** Everything that outlives a restart. */
  public record State(boolean engaged, boolean flatten, long engagement, List<Entry> history) {
    public State {
      history = List.copyOf(history);
    }
  }

  /** What became of a release. */
  public enum Release {
    RELEASED,
    NOT_ENGAGED,
    /** The confirmation names another engagement: look again. */
    WRONG_ENGAGEMENT
  }

  private final ArrayDeque<Entry> history = new ArrayDeque<>();
  private boolean engaged;
  private boolean flatten;
  private long engagement;

  /**
   * Stops everything. Repeating it while engaged adds to the history, may add flattening, never
   * takes it away.
   *
   * @return true when it was not engaged before
   */
  public boolean engage(String reason, String who, boolean withFlatten, long nowNanos) {
    boolean first = !engaged;
    if (first) {
      engaged = true;
      flatten = false;
      engagement++;
    }
    flatten |= withFlatten;
    record(new Entry(true, engagement, reason, who, nowNanos));
    return first;
  }

  /**
   * Also noted when nothing was engaged: an operator re-armed the breakers.
   *
   * @param confirmation the {@link #engagement()} that is to end
   */
  public Release release(long confirmation, String reason, String who, long nowNanos) {
    if (confirmation != engagement) {
      return Release.WRONG_ENGAGEMENT;
    }
    boolean released = engaged;
    engaged = false;
    flatten = false;
    record(new Entry(false, engagement, reason, who, nowNanos));
    return released ? Release.RELEASED : Release.NOT_ENGAGED;
  }

  public boolean isEngaged() {
    return engaged;
  }

  /** Engaged, and positions are to be closed. */
  public boolean isFlattening() {
    return engaged && flatten;
  }

  /** The number of the current or last engagement, from 1; 0 when there was none. */
  public long engagement() {
    return engagement;
  }

  /** Oldest first. */
  public List<Entry> history() {
    return List.copyOf(history);
  }

  public State export() {
    return new State(engaged, flatten, engagement, history());
  }

  /** Takes over a state from before a restart. An engaged latch stays engaged, whatever it says. */
  public void restore(State state) {
    history.clear();
    state.history().forEach(this::record);
    engagement = Math.max(engagement, state.engagement());
    flatten = (engaged && flatten) || (state.engaged() && state.flatten());
    engaged |= state.engaged();
  }

  private void record(Entry entry) {
    if (history.size() == HISTORY) {
      history.removeFirst();
    }
    history.addLast(entry);
  }
}

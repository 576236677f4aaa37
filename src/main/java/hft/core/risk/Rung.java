package hft.core.risk;

import java.util.Locale;

/** What an operator can step through, mildest first; the three highest are the kill switch. */
public enum Rung {
  /** Quotes further away from the fair price. */
  WIDEN,
  /** Only quotes that bring a position nearer to zero. */
  NO_NEW_RISK,
  /** Nothing in the book, and nothing leaves but cancels: positions stay as they are. */
  CANCEL_ALL,
  /** As {@link #CANCEL_ALL}, and positions are closed by reduce-only IOC orders. */
  FLATTEN,
  /** As {@link #CANCEL_ALL}, and the process ends in order. */
  STOP;

  /** Nothing is quoted. */
  public boolean isKill() {
    return compareTo(CANCEL_ALL) >= 0;
  }

  /** As operators write it: {@code no-new-risk}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The rung an operator wrote.
   *
   * @throws IllegalArgumentException naming the rungs there are
   */
  public static Rung of(String text) {
    for (Rung rung : values()) {
      if (rung.text().equals(text)) {
        return rung;
      }
    }
    throw new IllegalArgumentException(
        "expected widen, no-new-risk, cancel-all, flatten or stop, was '" + text + "'");
  }
}

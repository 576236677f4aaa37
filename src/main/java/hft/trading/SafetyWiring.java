package hft.trading;

import hft.core.risk.Ladder;
import hft.core.risk.SafetyState;
import hft.port.SafetyMemory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the tree's safety rests on beyond its own life.
 *
 * @param ladder shared with whoever may engage it from outside
 * @param before the breakers as they were when the last run ended; null when there was none
 * @param answerWithin after which an operator is told how far it got
 * @param repeatAfter before cancel-all is asked for again while the venue does not confirm it
 */
public record SafetyWiring(
    Ladder ladder,
    @Nullable SafetyState before,
    SafetyMemory memory,
    Duration answerWithin,
    Duration repeatAfter) {
  public SafetyWiring {
    if (!answerWithin.isPositive() || !repeatAfter.isPositive()) {
      throw new IllegalArgumentException("answerWithin and repeatAfter must be positive");
    }
  }

  /** For a run that nobody continues and no operator watches. */
  public static SafetyWiring alone() {
    return new SafetyWiring(
        new Ladder(), null, SafetyMemory.NONE, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }
}

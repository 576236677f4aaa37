package hft.exchange.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws the faults of a plan. Owned by the venue's thread. */
public final class Faults {
  private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);
  private FaultPlan plan = FaultPlan.NONE;
  private SplittableRandom random = new SplittableRandom(0);
  private long sinceNanos;

  /** Begins a plan, in place of the one before. */
  public void begin(FaultPlan next, long nowNanos) {
    plan = next;
    random = new SplittableRandom(next.seed());
    sinceNanos = nowNanos;
  }

  /** The first rule that strikes here and now; null when none does. */
  public @Nullable FaultRule draw(FaultKind.Place place, String where, long nowNanos) {
    if (plan.rules().isEmpty()) {
      return null;
    }
    long sinceMillis = (nowNanos - sinceNanos) / 1_000_000;
    for (FaultRule rule : plan.rules()) {
      if (rule.applies(place, where, sinceMillis) && random.nextDouble() < rule.probability()) {
        injected.merge(rule.kind(), 1L, Long::sum);
        return rule;
      }
    }
    return null;
  }

  /** How often each kind has struck since the exchange started. */
  public Map<FaultKind, Long> injected() {
    Map<FaultKind, Long> copy = new EnumMap<>(FaultKind.class);
    copy.putAll(injected);
    return copy;
  }
}

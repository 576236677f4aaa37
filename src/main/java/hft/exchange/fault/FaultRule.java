package hft.exchange.fault;

/**
 * One kind of fault, when and how often.
 *
 * @param target only frames of this channel, or answers of this path (info, exchange); empty for
 *     all
 * @param probability 0 to 1, drawn for each frame, answer or action
 * @param delayMillis of delay, http-delay and stall
 * @param status of status, 400 to 599
 * @param fromMillis since the plan began
 * @param untilMillis since the plan began
 */
public record FaultRule(
    FaultKind kind,
    String target,
    double probability,
    long delayMillis,
    int status,
    long fromMillis,
    long untilMillis) {
  public FaultRule {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be 0..1, was " + probability);
    }
    if (delayMillis < 0 || delayMillis > 600_000) {
      throw new IllegalArgumentException("delayMillis must be 0..600000, was " + delayMillis);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be 400..599, was " + status);
    }
    if (fromMillis < 0 || untilMillis <= fromMillis) {
      throw new IllegalArgumentException(
          "fromMillis must not be negative and be before untilMillis, were "
              + fromMillis
              + " and "
              + untilMillis);
    }
  }

  /** Always, everywhere its kind applies. */
  public static FaultRule always(FaultKind kind) {
    return new FaultRule(kind, "", 1, 1_000, 503, 0, Long.MAX_VALUE);
  }

  public FaultRule on(String newTarget) {
    return new FaultRule(
        kind, newTarget, probability, delayMillis, status, fromMillis, untilMillis);
  }

  public FaultRule withProbability(double newProbability) {
    return new FaultRule(
        kind, target, newProbability, delayMillis, status, fromMillis, untilMillis);
  }

  boolean applies(FaultKind.Place place, String where, long sinceMillis) {
    return kind.place() == place
        && (target.isEmpty() || target.equals(where))
        && sinceMillis >= fromMillis
        && sinceMillis < untilMillis;
  }
}

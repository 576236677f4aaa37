package hft.core.pace;

/**
 * A token bucket whose last tokens belong to cancels. What is not a cancel is refused before it
 * touches the reserve; a cancel is never refused and may go into debt, which the others then wait
 * out. Allocates nothing but its snapshots.
 */
public final class ReservedBudget {
  private final BudgetTerms terms;
  private final TokenBucket bucket;
  private long refusals;
  private long overdrawn;

  public ReservedBudget(BudgetTerms terms) {
    this.terms = terms;
    this.bucket = new TokenBucket(terms.perSecond(), terms.burst());
  }

  /** Whether {@link #take} of so many would leave the reserve alone. */
  public boolean allows(int tokens, long nowNanos) {
    return bucket.available(nowNanos) - tokens >= terms.reserve();
  }

  /** Takes, after {@link #allows}. */
  public void take(int tokens, long nowNanos) {
    bucket.take(tokens, nowNanos);
  }

  public boolean tryTake(int tokens, long nowNanos) {
    if (!allows(tokens, nowNanos)) {
      refusals++;
      return false;
    }
    take(tokens, nowNanos);
    return true;
  }

  /** For cancels: always. */
  public void takeForCancel(int tokens, long nowNanos) {
    bucket.take(tokens, nowNanos);
    if (bucket.available(nowNanos) < 0) {
      overdrawn++;
    }
  }

  /** One more was refused on this budget's account. */
  void countRefusal() {
    refusals++;
  }

  public Snapshot snapshot(long nowNanos) {
    return new Snapshot(
        terms,
        bucket.available(nowNanos),
        refusals,
        overdrawn,
        bucket.availableAtNanos(terms.reserve() + 1, nowNanos));
  }

  /**
   * How it stands.
   *
   * @param level tokens there; negative is debt made by cancels
   * @param refusals of what was not a cancel, since the start
   * @param overdrawn cancels that went into debt, since the start
   * @param nextOrderNanos forecast: when a token above the reserve is there
   */
  public record Snapshot(
      BudgetTerms terms, long level, long refusals, long overdrawn, long nextOrderNanos) {}
}

package hft.backtest.report;

/**
 * Where the money came from, quote currency scaled by 1e-8; the parts add up to {@code netPnl}
 * exactly.
 *
 * @param spreadCapture Σ side × (mid at fill − price) × size over maker fills
 * @param takingCost the same over taker fills, so usually negative
 * @param adverseSelection Σ side × (mid five seconds later − mid at fill) × size over all fills
 * @param inventory what is left of the gross: mid moves on positions held longer than that
 * @param fees paid, as a negative amount
 * @param rebates received
 * @param funding received, negative when paid
 */
public record Attribution(
    long spreadCapture,
    long takingCost,
    long adverseSelection,
    long inventory,
    long fees,
    long rebates,
    long funding) {
  public static final Attribution NONE = new Attribution(0, 0, 0, 0, 0, 0, 0);

  public long grossPnl() {
    return spreadCapture + takingCost + adverseSelection + inventory;
  }

  public long netPnl() {
    return grossPnl() + fees + rebates + funding;
  }

  Attribution plus(Attribution other) {
    return new Attribution(
        spreadCapture + other.spreadCapture,
        takingCost + other.takingCost,
        adverseSelection + other.adverseSelection,
        inventory + other.inventory,
        fees + other.fees,
        rebates + other.rebates,
        funding + other.funding);
  }
}

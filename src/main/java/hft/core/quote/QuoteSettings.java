package hft.core.quote;

/**
 * The quoter's knobs. Distances are in basis points of the price and sizes in quote currency, so
 * one set serves every coin.
 *
 * @param model how depths are computed
 * @param riskAversionPerBpLot γ of the quote model, per basis point and standard order
 * @param lotNotional value of the standard order, quote currency; inventory is counted in it
 * @param maxInventoryLots Q: nothing grows the inventory at or beyond it
 * @param targetInventoryShare largest inventory alpha and funding may ask for, as a share of Q
 * @param flattenShare inventory beyond this multiple of Q is crossed out
 * @param levels orders a side
 * @param levelSpacingBps distance between them
 * @param levelSizeGrowth size of each further level relative to the one before
 * @param edgeBufferBps profit demanded of a round trip after fees and adverse selection
 * @param depthMaxBps the model's depths are believed this far on either side of the reference; its
 *     skew grows exponentially with fee and impact, far beyond what the intensity was fitted on
 * @param alphaCapBps largest expected move that is believed
 * @param staleAfterNanos no quotes on a book older than this
 * @param postOnly orders are sent as ALO and never as GTC; the quoter itself never crosses either
 *     way
 */
public record QuoteSettings(
    Model model,
    double riskAversionPerBpLot,
    double lotNotional,
    double maxInventoryLots,
    double targetInventoryShare,
    double flattenShare,
    int levels,
    double levelSpacingBps,
    double levelSizeGrowth,
    double edgeBufferBps,
    double depthMaxBps,
    double alphaCapBps,
    long staleAfterNanos,
    boolean postOnly,
    FundingTilt fundingTilt,
    RequoteSettings requote) {
  /** Which solution of the Guéant-Lehalle-Fernandez-Tapia problem is quoted. */
  public enum Model {
    /** The closed form: the default. */
    CLOSED_FORM,
    /** The stationary eigenvector: slower, right also for large inventories. */
    EXACT
  }

  /** Levels a side at most. */
  public static final int LEVELS_MAX = 20;

  /** Inventory bound at most; also bounds the exact model's matrix. */
  public static final int INVENTORY_LOTS_MAX = 200;

  public QuoteSettings {
    Checks.positive("riskAversionPerBpLot", riskAversionPerBpLot, 100);
    Checks.positive("lotNotional", lotNotional, 1e7);
    Checks.within("maxInventoryLots", maxInventoryLots, 1, INVENTORY_LOTS_MAX);
    Checks.within("targetInventoryShare", targetInventoryShare, 0, 1);
    Checks.within("flattenShare", flattenShare, 1, 10);
    if (levels < 1 || levels > LEVELS_MAX) {
      throw new IllegalArgumentException("levels must be 1.." + LEVELS_MAX + ", was " + levels);
    }
    Checks.within("levelSpacingBps", levelSpacingBps, 0, 1_000);
    Checks.within("levelSizeGrowth", levelSizeGrowth, 0.1, 10);
    Checks.within("edgeBufferBps", edgeBufferBps, 0, 1_000);
    Checks.positive("depthMaxBps", depthMaxBps, 1_000);
    Checks.within("alphaCapBps", alphaCapBps, 0, 1_000);
    if (staleAfterNanos <= 0) {
      throw new IllegalArgumentException(
          "staleAfterNanos must be positive, was " + staleAfterNanos);
    }
  }

  /** Sensible for a liquid perp; conf/application.conf gives the reason for each. */
  public static QuoteSettings defaults() {
    return new QuoteSettings(
        Model.CLOSED_FORM,
        0.01,
        1_000,
        10,
        1.0 / 3,
        1.2,
        3,
        1.0,
        1.0,
        0.2,
        30,
        2.0,
        3_000_000_000L,
        true,
        FundingTilt.defaults(),
        RequoteSettings.defaults());
  }
}

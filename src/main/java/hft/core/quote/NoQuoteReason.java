package hft.core.quote;

/** Why the quoter wants nothing on a side, or on both. */
public enum NoQuoteReason {
  /** It does want something. */
  NONE,
  /** No best bid or no best ask: the book is unknown or one-sided. */
  BOOK_UNKNOWN,
  /** Best bid at or above best ask. */
  BOOK_CROSSED,
  /** The last book event is older than the settings allow. */
  BOOK_STALE,
  /** The reference price is not a number, or further outside the touch than alpha may ever move. */
  REFERENCE_INVALID,
  /** Sigma, A or k is not a positive number, or the widening is not at least one. */
  CALIBRATION_INVALID,
  /** Alpha is not a number, or it has no positive horizon. */
  ALPHA_INVALID,
  /** The funding rate is not a number. */
  FUNDING_INVALID,
  /** The fee rate or the adverse selection estimate is not a number. */
  COST_INVALID,
  /** The standard order size comes out at nothing, or does not fit a scaled long. */
  LOT_INVALID,
  /** The quote model gave no usable depth for these inputs. */
  MODEL_INVALID,
  /** One side: the inventory is at its bound, nothing may grow it. */
  INVENTORY_BOUND,
  /** One side: the operator's ladder lets nothing add to a position. */
  NO_NEW_RISK,
  /** One side: what the taper or the bound leaves is worth less than the venue's minimum. */
  BELOW_MIN_NOTIONAL,
  /** One side: no valid price at this depth. */
  PRICE_OUT_OF_RANGE
}

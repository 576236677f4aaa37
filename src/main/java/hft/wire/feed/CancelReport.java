package hft.wire.feed;

/** An order the venue cancelled by itself, mutable and reused. */
public final class CancelReport {
  /** {@link CoinTable#UNKNOWN} for a coin we do not trade. */
  public int instrumentId;

  public long oid;
}

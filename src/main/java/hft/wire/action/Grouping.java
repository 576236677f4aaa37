package hft.wire.action;

/** How the orders of one action belong together. */
public sealed interface Grouping {
  /** No relation: what a market maker sends. */
  Grouping NONE = Named.NA;

  enum Named implements Grouping {
    NA("na"),
    /** The first is the parent, the others its take-profit and stop-loss of fixed size. */
    NORMAL_TPSL("normalTpsl"),
    /** Take-profit and stop-loss that follow the size of the position. */
    POSITION_TPSL("positionTpsl");

    private final String text;
    private final byte[] bytes;

    Named(String text) {
      this.text = text;
      this.bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    public String text() {
      return text;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Pays for priority.
   *
   * @param rate of notional, in 1e-8; 80,000 is 8 bp
   */
  record Priority(long rate) implements Grouping {
    public Priority {
      if (rate < 0) {
        throw new IllegalArgumentException("a priority rate is not negative, was " + rate);
      }
    }
  }
}

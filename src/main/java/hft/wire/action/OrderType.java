package hft.wire.action;

/** The {@code t} of an order: at once, or when the mark price has come to a trigger. */
public sealed interface OrderType {
  record Limit(TimeInForce tif) implements OrderType {}

  /**
   * @param isMarket true to trade at market once triggered, false to place the limit price
   * @param triggerPrice scaled by 1e-8
   */
  record Trigger(boolean isMarket, long triggerPrice, Purpose purpose) implements OrderType {}

  /** {@code tpsl}: what the trigger is for. */
  enum Purpose {
    TAKE_PROFIT("tp"),
    STOP_LOSS("sl");

    private final String text;
    private final byte[] bytes;

    Purpose(String text) {
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
}

package hft.wire.reply;

import hft.core.order.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The families of the venue's error texts, told by how a text starts. */
public enum ErrorText {
  TICK("Price must be divisible by tick size", RejectReason.TICK),
  INVALID_PRICE("Order has invalid price", RejectReason.TICK),
  INVALID_SIZE("Order has invalid size", RejectReason.LOT),
  ZERO_SIZE("Order has zero size", RejectReason.LOT),
  MIN_NOTIONAL("Order must have minimum value of", RejectReason.MIN_NOTIONAL),
  MARGIN("Insufficient margin to place order", RejectReason.INSUFFICIENT_MARGIN),
  SPOT_BALANCE("Insufficient spot balance", RejectReason.INSUFFICIENT_MARGIN),
  MARGIN_TIER(
      "Order would cause position to exceed margin tier limit", RejectReason.INSUFFICIENT_MARGIN),
  REDUCE_ONLY("Reduce only order would increase position", RejectReason.REDUCE_ONLY),
  POST_ONLY("Post only order would have immediately matched", RejectReason.POST_ONLY_WOULD_MATCH),
  IOC("Order could not immediately match against any resting orders", RejectReason.IOC_NO_MATCH),
  NO_LIQUIDITY("No liquidity available for market order", RejectReason.IOC_NO_MATCH),
  PRICE_BAND("Order price cannot be more than", RejectReason.PRICE_BAND),
  ORACLE("Order price too far from oracle", RejectReason.PRICE_BAND),
  ORACLE_SHORT("Price too far from oracle", RejectReason.PRICE_BAND),
  ORACLE_AT_CAP("Order rejected due to price more aggressive than oracle", RejectReason.PRICE_BAND),
  OPEN_ORDERS("Too many open orders", RejectReason.TOO_MANY_OPEN_ORDERS),
  REQUESTS("Too many cumulative requests sent", RejectReason.RATE_LIMITED),
  EXPIRED("Action already expired", RejectReason.EXPIRED),
  UPGRADE(
      "Only post-only orders allowed immediately after a network upgrade",
      RejectReason.POST_ONLY_PERIOD),
  /** The order a cancel names is not in the book, for whichever of three reasons. */
  GONE("Order was never placed, already canceled, or filled", RejectReason.OTHER),
  /** A modify took the old order out and could not place the new one. */
  MODIFY_LOST("Error placing new order during modify", RejectReason.OTHER),
  /** A modify changed nothing. */
  MODIFY_TOO_LATE("Cannot modify canceled or filled order", RejectReason.OTHER),
  MODIFY_INVALID("Attempted to modify to invalid new order", RejectReason.OTHER),
  /** The signature recovers to nobody the venue knows: wrong key, wrong bytes, expired agent. */
  UNKNOWN_SIGNER("User or API Wallet ", RejectReason.OTHER),
  UNFUNDED("Must deposit before performing actions", RejectReason.OTHER),
  BAD_SIGNATURE("Unable to recover signer", RejectReason.OTHER),
  NONCE("Invalid nonce", RejectReason.OTHER),
  VAULT("Vault not registered", RejectReason.OTHER),
  SCHEDULE_VOLUME("Cannot set scheduled cancel time", RejectReason.OTHER),
  /** A text we have not seen. */
  OTHER("", RejectReason.OTHER);

  private static final ErrorText[] ALL = values();
  private static final byte[] L1_PREFIX = "L1 error: ".getBytes(StandardCharsets.US_ASCII);

  private final byte[] start;
  private final RejectReason reason;

  ErrorText(String start, RejectReason reason) {
    this.start = start.getBytes(StandardCharsets.US_ASCII);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }

  public static ErrorText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, bytes.length);
  }

  /** The family of a text's first {@code length} bytes. */
  static ErrorText of(byte[] text, int length) {
    int from = startsWith(text, 0, length, L1_PREFIX) ? L1_PREFIX.length : 0;
    for (ErrorText family : ALL) {
      if (startsWith(text, from, length, family.start)) {
        return family;
      }
    }
    return OTHER;
  }

  private static boolean startsWith(byte[] text, int from, int length, byte[] start) {
    return length - from >= start.length
        && Arrays.equals(text, from, from + start.length, start, 0, start.length);
  }
}

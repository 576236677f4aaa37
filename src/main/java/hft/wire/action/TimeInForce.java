package hft.wire.action;

import hft.core.order.Tif;
import java.nio.charset.StandardCharsets;

/** How long a limit order lives, in the venue's words. */
public enum TimeInForce {
  ALO("Alo"),
  IOC("Ioc"),
  GTC("Gtc"),
  /** IOC, shown as a market order; what the venue's own pages send. */
  FRONTEND_MARKET("FrontendMarket");

  private final String text;
  private final byte[] bytes;

  TimeInForce(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
  }

  public static TimeInForce of(Tif tif) {
    return switch (tif) {
      case ALO -> ALO;
      case IOC -> IOC;
      case GTC -> GTC;
    };
  }

  /** What the order does at the venue: the flag on market orders changes nothing there. */
  public Tif tif() {
    return switch (this) {
      case ALO -> Tif.ALO;
      case IOC, FRONTEND_MARKET -> Tif.IOC;
      case GTC -> Tif.GTC;
    };
  }

  public String text() {
    return text;
  }

  byte[] bytes() {
    return bytes;
  }
}

package hft.exchange.account;

import hft.core.order.Tif;
import hft.wire.info.OrderRow;

/**
 * An order and the last that happened to it.
 *
 * @param status the venue's word
 */
public record LoggedOrder(OrderRow order, Tif tif, String status, long statusNanos) {
  public boolean isOpen() {
    return status.equals("open");
  }

  /** Time in force as the venue's pages show it. */
  public String tifText() {
    return switch (tif) {
      case ALO -> "Alo";
      case IOC -> "Ioc";
      case GTC -> "Gtc";
    };
  }
}

package hft.core.batch;

import hft.core.order.CancelRequest;
import hft.core.risk.ApprovedOrder;
import java.util.List;

/** One action for the gateway. Post-only orders never share one with orders that may take. */
public sealed interface OutboundAction {
  /** More cancels waited than the queue holds: take everything out. */
  record CancelAll() implements OutboundAction {}

  record Cancels(List<CancelRequest> cancels) implements OutboundAction {
    public Cancels {
      cancels = List.copyOf(cancels);
    }
  }

  /** IOC and GTC. */
  record PlaceTaking(List<ApprovedOrder> orders) implements OutboundAction {
    public PlaceTaking {
      orders = List.copyOf(orders);
    }
  }

  record PlaceAlo(List<ApprovedOrder> orders) implements OutboundAction {
    public PlaceAlo {
      orders = List.copyOf(orders);
    }
  }
}

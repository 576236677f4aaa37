package hft.core.maker;

import hft.core.market.Side;
import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;

/** Everything wanted since the last look. */
final class Asked implements MakerActions {
  final List<OrderIntent> placed = new ArrayList<>();
  final List<CancelRequest> cancelled = new ArrayList<>();
  int decisions;
  double fairPrice;
  final List<Long> cannotQuote = new ArrayList<>();

  @Override
  public void place(OrderIntent intent) {
    placed.add(intent);
  }

  @Override
  public void cancel(CancelRequest cancel) {
    cancelled.add(cancel);
  }

  @Override
  public void decided(MakerDecision decision) {
    decisions++;
    fairPrice = decision.targets().fairPrice;
  }

  @Override
  public void cannotQuote(long nowNanos, long smallest) {
    cannotQuote.add(smallest);
  }

  List<OrderIntent> of(Side side) {
    return placed.stream().filter(order -> order.side() == side).toList();
  }

  void forget() {
    placed.clear();
    cancelled.clear();
    cannotQuote.clear();
    decisions = 0;
  }
}

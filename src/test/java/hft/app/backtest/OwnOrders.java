package hft.app.backtest;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderStatus;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a journal says about our own orders and positions, and whether it can be true. */
final class OwnOrders implements Consumer<JournalEntry> {
  private final Map<ClientOrderId, AccountEvent.OrderUpdate> open = new LinkedHashMap<>();
  private final Map<Integer, Long> filled = new TreeMap<>();
  private final Map<Integer, Long> guardians = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private int fills;
  private int facing;

  @Override
  public void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.OrderUpdated(long _, var update) -> onUpdate(update);
      case JournalEntry.Filled(long _, var fill) -> {
        fills++;
        long signed = fill.side() == Side.BID ? fill.size() : -fill.size();
        filled.merge(fill.instrumentId(), signed, Math::addExact);
      }
      case JournalEntry.Mark mark -> guardians.put(mark.instrumentId(), mark.inventory());
      case JournalEntry.Decision it when it.bidPrice() > 0 && it.askPrice() > 0 ->
          check(it.bidPrice() < it.askPrice(), "targets are crossed: " + it);
      case JournalEntry.SafetyEvent it ->
          check(!it.what().equals("position mismatch"), "the guardian was wrong: " + it);
      default -> {}
    }
  }

  private void onUpdate(AccountEvent.OrderUpdate update) {
    if (update.status() != OrderStatus.OPEN) {
      open.remove(update.clientOrderId());
      return;
    }
    open.put(update.clientOrderId(), update);
    for (AccountEvent.OrderUpdate other : open.values()) {
      if (other.instrumentId() == update.instrumentId() && other.side() != update.side()) {
        AccountEvent.OrderUpdate bid = update.side() == Side.BID ? update : other;
        AccountEvent.OrderUpdate ask = update.side() == Side.BID ? other : update;
        facing++;
        check(bid.price() < ask.price(), "own quotes are crossed: " + bid + " and " + ask);
      }
    }
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }

  List<String> broken() {
    return broken;
  }

  /** How often a bid and an ask of ours were compared. */
  int facing() {
    return facing;
  }

  int fills() {
    return fills;
  }

  /** By instrument, without zeroes: what the fills add up to. */
  Map<Integer, Long> filled() {
    filled.values().removeIf(it -> it == 0);
    return filled;
  }

  /** By instrument, without zeroes: what the guardian last believed. */
  Map<Integer, Long> guardians() {
    guardians.values().removeIf(it -> it == 0);
    return guardians;
  }
}

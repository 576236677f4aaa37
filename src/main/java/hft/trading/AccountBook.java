package hft.trading;

import hft.core.account.Portfolio;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import hft.core.risk.Exposure;
import hft.core.risk.RiskGate;
import hft.port.AccountEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account holds, owes and is worth by our own count, kept from the venue's answers and
 * events, and held against the venue's snapshots. Belongs to the guardian's thread.
 */
final class AccountBook {
  /** Snapshots in a row that must say otherwise: one may cross a fill on its way. */
  private static final int MISMATCHES_TO_BELIEVE = 2;

  private final RiskGate gate;
  private final Exposure exposure;
  private final List<Instrument> instruments;
  private @Nullable Portfolio portfolio;
  private int mismatches;

  AccountBook(RiskGate gate, List<Instrument> instruments) {
    this.gate = gate;
    this.exposure = gate.exposure();
    this.instruments = instruments;
  }

  /** Whether the venue has told us once what there is. */
  boolean isOpen() {
    return portfolio != null;
  }

  /** Quote currency, scaled; 0 before the account is open. */
  long equity() {
    return portfolio == null ? 0 : portfolio.equity();
  }

  /** As {@link #equity}. */
  long cash() {
    return portfolio == null ? 0 : portfolio.cash();
  }

  /** Signed, base units, scaled. */
  long position(int instrumentId) {
    return exposure.position(instrumentId);
  }

  /** Values what is held at {@code mid}, scaled; 0 when it is not known changes nothing. */
  void mark(int instrumentId, long mid) {
    if (portfolio != null && mid > 0) {
      portfolio.mark(instrumentId, mid);
    }
  }

  void onAnswered(OrderIntent intent, Outcome outcome) {
    ClientOrderId id = intent.clientOrderId();
    switch (outcome) {
      case Outcome.Resting _ -> exposure.onConfirmed(id);
      case Outcome.Filled(long _, long filled, long _) -> {
        if (intent.tif() == Tif.IOC) {
          // Its rest is gone; what it filled stays reserved until the fills are here.
          exposure.onTerminal(id, filled);
        } else {
          exposure.onConfirmed(id);
        }
      }
      case Outcome.Rejected _ -> exposure.onTerminal(id, 0);
      case Outcome.Unresolved _ -> exposure.onUnresolved(id);
    }
  }

  /** It was never sent. */
  void onDropped(ClientOrderId id) {
    exposure.onTerminal(id, 0);
  }

  void onUpdate(AccountEvent.OrderUpdate update) {
    ClientOrderId id = update.clientOrderId();
    switch (update.status()) {
      case OPEN -> exposure.onConfirmed(id);
      case FILLED -> exposure.onTerminal(id, update.originalSize());
      case CANCELED, VENUE_CANCELED ->
          exposure.onTerminal(id, update.originalSize() - update.remainingSize());
      case REJECTED -> exposure.onTerminal(id, 0);
    }
  }

  void onFill(AccountEvent.Fill fill) {
    exposure.onFill(fill.clientOrderId(), fill.instrumentId(), fill.side(), fill.size());
    if (portfolio != null) {
      portfolio.onFill(
          fill.instrumentId(), fill.side(), fill.price(), fill.size(), fill.fee(), fill.maker());
    }
  }

  void onFunding(AccountEvent.Funding funding) {
    if (portfolio != null) {
      portfolio.onFunding(funding.instrumentId(), funding.payment());
    }
  }

  void onTransfer(AccountEvent.Transfer transfer) {
    if (portfolio != null) {
      portfolio.onTransfer(transfer.amount());
    }
  }

  /**
   * The first one opens the account. Later ones are compared with our count: said otherwise twice
   * in a row, the venue's word counts, for the money as for the positions.
   *
   * @return what was taken over against our own count, in words
   */
  List<String> onSnapshot(AccountEvent.Snapshot truth) {
    if (portfolio == null) {
      open(truth);
      gate.reconciled(true);
      return List.of();
    }
    long[] held = new long[instruments.size()];
    truth.positions().forEach(position -> held[position.instrumentId()] = position.size());
    boolean differs = false;
    for (int i = 0; i < held.length; i++) {
      differs |= held[i] != exposure.position(i);
    }
    mismatches = differs ? mismatches + 1 : 0;
    if (mismatches < MISMATCHES_TO_BELIEVE) {
      return List.of();
    }
    mismatches = 0;
    return adopt(truth, held);
  }

  /** The equity is the venue's account value: what is held is taken over at its mark. */
  private void open(AccountEvent.Snapshot truth) {
    Portfolio opened = new Portfolio(instruments.size(), truth.accountValue());
    for (AccountEvent.Position held : truth.positions()) {
      opened.takeOver(held.instrumentId(), held.size(), held.markPrice());
      exposure.setPosition(held.instrumentId(), held.size());
    }
    portfolio = opened;
  }

  /** What we missed moved money too: the account is opened anew. */
  private List<String> adopt(AccountEvent.Snapshot truth, long[] held) {
    List<String> adopted = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      long ours = exposure.position(i);
      if (held[i] != ours) {
        adopted.add(
            instruments.get(i).coin()
                + ": ours "
                + Fixed8.format(ours)
                + ", venue "
                + Fixed8.format(held[i]));
        exposure.setPosition(i, held[i]);
      }
    }
    open(truth);
    return adopted;
  }
}

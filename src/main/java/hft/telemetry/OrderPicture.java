package hft.telemetry;

import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.risk.Rule;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of our orders. */
public final class OrderPicture {
  /** Orders followed; beyond it the oldest is forgotten. */
  private static final int FOLLOWED = 2_048;

  /** The batcher gave it back: no room, or everything was cancelled before it left. */
  private static final String NOT_SENT = "not-sent";

  private static final Set<String> RULES =
      Arrays.stream(Rule.values()).map(Rule::name).collect(Collectors.toUnmodifiableSet());

  /** An order that may be open. */
  static final class Open {
    final OrderIntent intent;
    final long sentNanos;
    long remaining;
    String state = "sent";

    Open(OrderIntent intent, long sentNanos) {
      this.intent = intent;
      this.sentNanos = sentNanos;
      this.remaining = intent.size();
    }
  }

  private final Map<ClientOrderId, Open> open =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientOrderId, Open> eldest) {
          return size() > FOLLOWED;
        }
      };
  private final Map<String, Long> outcomes = new LinkedHashMap<>();
  private final Map<String, Long> refusals = new LinkedHashMap<>();
  private final Latency tickToTrade = new Latency();
  private final Latency venue = new Latency();
  private long sent;
  private long cancels;

  /** All words are there from the start: a rate needs to know that something was never seen. */
  OrderPicture() {
    List.of("resting", "filled", "unresolved").forEach(word -> outcomes.put(word, 0L));
    for (RejectReason reason : RejectReason.values()) {
      outcomes.put(rejected(reason), 0L);
    }
    for (Rule rule : Rule.values()) {
      refusals.put(word(rule.name()), 0L);
    }
    refusals.put(NOT_SENT, 0L);
  }

  void sent(JournalEntry.OrderSent it) {
    sent++;
    open.put(it.intent().clientOrderId(), new Open(it.intent(), it.nanos()));
    tickToTrade.note(it.nanos() - it.intent().sourceNanos());
  }

  void cancelSent() {
    cancels++;
  }

  void answered(JournalEntry.OrderAnswered answer) {
    Open order = open.get(answer.clientOrderId());
    if (order != null) {
      venue.note(answer.nanos() - order.sentNanos);
    }
    outcomes.merge(outcome(answer.outcome()), 1L, Long::sum);
    switch (answer.outcome()) {
      case Outcome.Resting _ -> state(order, "resting");
      case Outcome.Unresolved _ -> state(order, "unresolved");
      case Outcome.Rejected _ -> open.remove(answer.clientOrderId());
      case Outcome.Filled(long _, long filled, long _) -> {
        if (order != null) {
          order.remaining = Math.max(0, order.remaining - filled);
          state(order, "resting");
        }
        if (order == null || order.remaining == 0) {
          open.remove(answer.clientOrderId());
        }
      }
    }
  }

  /** A bounded set of words. */
  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Resting _ -> "resting";
      case Outcome.Filled _ -> "filled";
      case Outcome.Unresolved _ -> "unresolved";
      case Outcome.Rejected(var reason, var _) -> rejected(reason);
    };
  }

  private static String rejected(RejectReason reason) {
    return "rejected-" + word(reason.name());
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void state(@Nullable Open order, String state) {
    if (order != null) {
      order.state = state;
    }
  }

  void updated(AccountEvent.OrderUpdate update) {
    if (update.status().isTerminal()) {
      open.remove(update.clientOrderId());
      return;
    }
    Open order = open.get(update.clientOrderId());
    if (order != null) {
      order.remaining = update.remainingSize();
      order.state = "resting";
    }
  }

  void refused(JournalEntry.Refused refusal) {
    refusals.merge(rule(refusal.rule()), 1L, Long::sum);
  }

  static String rule(String said) {
    return RULES.contains(said) ? word(said) : NOT_SENT;
  }

  /** Everything sent before was cancelled and the venue was read: what it did not show is gone. */
  void reconciled() {
    open.values().removeIf(order -> order.state.equals("unresolved"));
  }

  Collection<Open> open() {
    return open.values();
  }

  public int openCount() {
    return open.size();
  }

  public long sent() {
    return sent;
  }

  public long cancels() {
    return cancels;
  }

  /** Answers by what they said, a bounded set of words. */
  public Map<String, Long> outcomes() {
    return outcomes;
  }

  /** Orders that never left, by the rule that stopped them, a bounded set of words. */
  public Map<String, Long> refusals() {
    return refusals;
  }

  /** From the receipt of the market data behind an order to its departure. */
  public Latency tickToTrade() {
    return tickToTrade;
  }

  /** From the departure of an order to the venue's answer. */
  public Latency venue() {
    return venue;
  }
}

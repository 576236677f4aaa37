package hft.telemetry.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Every metric there is. The values of each label are a set known before the run starts or bounded
 * by an enum: coins, actors of the tree, connections, rules.
 */
public enum Metric {
  ENGINE_INFO(Kind.GAUGE, Unit.NONE, "Always 1", "mode", "version", "config"),
  UPTIME(Kind.GAUGE, Unit.SECONDS, "Since the run began"),
  EQUITY(Kind.GAUGE, Unit.USDC, "Cash and positions at mid, as the risk guardian counts them"),
  CASH(Kind.GAUGE, Unit.USDC, "Cash of the account"),
  PNL(Kind.GAUGE, Unit.USDC, "Equity now less equity when the run began"),
  PNL_PART(
      Kind.GAUGE,
      Unit.USDC,
      "Where the run's result came from: net is the sum of spread, taking, adverse, inventory, fees"
          + " (negative), rebates, funding",
      "coin",
      "part"),
  DRAWDOWN(Kind.GAUGE, Unit.RATIO, "Equity below its peak of the last hour, 0.02 is 2 %"),
  INVENTORY_SKEW(
      Kind.GAUGE, Unit.RATIO, "Position over the largest wanted: -1 short, 1 long", "coin"),
  INVENTORY(Kind.GAUGE, Unit.USDC, "Signed position at mid", "coin"),
  MID_PRICE(Kind.GAUGE, Unit.USDC, "Half way between the touches", "coin"),
  OPEN_ORDERS(Kind.GAUGE, Unit.NONE, "Orders that may be open at the venue"),
  ORDERS_SENT(Kind.COUNTER, Unit.NONE, "Orders handed to the gateway"),
  CANCELS_SENT(Kind.COUNTER, Unit.NONE, "Cancels handed to the gateway"),
  ORDER_OUTCOMES(Kind.COUNTER, Unit.NONE, "The venue's answers to orders", "outcome"),
  ORDER_REFUSALS(Kind.COUNTER, Unit.NONE, "Orders that never left, by what stopped them", "rule"),
  DECISIONS(Kind.COUNTER, Unit.NONE, "Times the strategy set its targets", "coin"),
  FILLS(Kind.COUNTER, Unit.NONE, "Our fills", "coin"),
  VOLUME(Kind.COUNTER, Unit.USDC, "Notional traded", "coin", "liquidity"),
  TICK_TO_TRADE(
      Kind.HISTOGRAM,
      Unit.SECONDS,
      "From the receipt of the market data behind an order to the order's departure"),
  STAGE(
      Kind.HISTOGRAM,
      Unit.SECONDS,
      "One stage on the way from a frame to its order's last byte, the hand-over to it included",
      "stage"),
  VENUE_ANSWER(
      Kind.HISTOGRAM,
      Unit.SECONDS,
      "From an order's departure to the venue's answer, queues included"),
  BOOK_UPDATE(Kind.HISTOGRAM, Unit.SECONDS, "Order book actor: one frame", "coin"),
  INFERENCE(Kind.HISTOGRAM, Unit.SECONDS, "Forecast actor: one look at the book", "coin"),
  QUOTING(Kind.GAUGE, Unit.NONE, "1 while nothing stops the desks"),
  KILL_ENGAGED(Kind.GAUGE, Unit.NONE, "1 while one of the ladder's three kills is engaged"),
  LADDER_ENGAGED(Kind.GAUGE, Unit.NONE, "1 while this step of the ladder is engaged", "step"),
  BREAKER_OPEN(Kind.GAUGE, Unit.NONE, "1 while the breaker is open", "breaker"),
  BREAKER_TRIPS(Kind.COUNTER, Unit.NONE, "Times it opened", "breaker"),
  LINK_UP(Kind.GAUGE, Unit.NONE, "1 while every subscription of the connection delivers", "link"),
  LINK_STATE(Kind.GAUGE, Unit.NONE, "1 for the state the connection is in", "link", "state"),
  RECONNECTS(Kind.COUNTER, Unit.NONE, "Times the connection was lost", "link"),
  FEED_AGE(Kind.GAUGE, Unit.SECONDS, "Since the coin's last frame; -1 before the first", "coin"),
  RATE_BUDGET_LEFT(Kind.GAUGE, Unit.NONE, "What may still be sent", "budget"),
  RATE_BUDGET_LIMIT(Kind.GAUGE, Unit.NONE, "What may be sent in all", "budget"),
  ACTOR_UP(Kind.GAUGE, Unit.NONE, "0 when it failed, stopped, or is stuck in a message", "actor"),
  ACTOR_MAILBOX(Kind.GAUGE, Unit.MESSAGES, "Messages that wait", "actor"),
  ACTOR_OLDEST_MESSAGE(Kind.GAUGE, Unit.SECONDS, "How long the oldest has waited", "actor"),
  ACTOR_HANDLED(Kind.COUNTER, Unit.MESSAGES, "Messages handled", "actor"),
  ACTOR_PROCESSING(Kind.HISTOGRAM, Unit.SECONDS, "One message", "actor"),
  ACTOR_FAILURES(Kind.COUNTER, Unit.NONE, "Times it threw", "actor"),
  ACTOR_RESTARTS(Kind.COUNTER, Unit.NONE, "Times it was started again", "actor"),
  RECORDER_WAITING(Kind.GAUGE, Unit.FRAMES, "Frames that wait for the recorder"),
  RECORDER_LAG(Kind.GAUGE, Unit.SECONDS, "How long the oldest of them has waited"),
  RECORDER_DROPPED(Kind.COUNTER, Unit.FRAMES, "Frames that found no room"),
  ALPHA_FORECAST(
      Kind.GAUGE, Unit.RATIO, "Expected move of the mid, 0.0001 is a basis point", "coin"),
  ALPHA_CORRELATION(
      Kind.GAUGE, Unit.RATIO, "Forecast with the move that came, about half an hour", "coin"),
  ALPHA_DRIFT(
      Kind.GAUGE,
      Unit.RATIO,
      "Recent less long average of the forecast, standard deviations",
      "coin"),
  ALPHA_STATE(Kind.GAUGE, Unit.NONE, "1 for whose forecast counts, and why", "coin", "state"),
  ALPHA_ANSWERS(Kind.COUNTER, Unit.NONE, "Answers of the model within its deadline", "coin"),
  ALPHA_LATE(Kind.COUNTER, Unit.NONE, "Answers that came later or never", "coin"),
  ALPHA_FAILURES(Kind.COUNTER, Unit.NONE, "Questions the model could not answer", "coin"),
  ALPHA_BRIER(
      Kind.GAUGE,
      Unit.RATIO,
      "Mean squared distance of the model's chances from what happened, 0 to 2",
      "coin"),
  ALPHA_BASELINE_BRIER(
      Kind.GAUGE, Unit.RATIO, "The same of the shares of its training's labels", "coin"),
  ALPHA_SHIFT(
      Kind.GAUGE,
      Unit.RATIO,
      "Population stability index of the feature that is least as in training; above 0.25 is"
          + " another market",
      "coin"),
  JVM_GC_PAUSE(Kind.HISTOGRAM, Unit.SECONDS, "Pauses of the collector"),
  JVM_SAFEPOINTS(Kind.COUNTER, Unit.NONE, "Times all threads were stopped"),
  JVM_SAFEPOINT_TIME(Kind.COUNTER, Unit.SECONDS, "Time all threads were stopped"),
  JVM_ALLOCATED(Kind.COUNTER, Unit.BYTES, "Allocated by all threads"),
  JVM_HEAP_USED(Kind.GAUGE, Unit.BYTES, "Heap in use"),
  JVM_HEAP_MAX(Kind.GAUGE, Unit.BYTES, "Heap that may be used"),
  JVM_THREADS(Kind.GAUGE, Unit.NONE, "Live threads"),
  PROCESS_CPU(Kind.COUNTER, Unit.SECONDS, "Processor time of the process");

  /** What Prometheus calls it. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of the exported value; ends the name. */
  public enum Unit {
    NONE(""),
    SECONDS("_seconds"),
    BYTES("_bytes"),
    USDC("_usdc"),
    RATIO("_ratio"),
    MESSAGES("_messages"),
    FRAMES("_frames");

    private final String suffix;

    Unit(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  private final Kind kind;
  private final Unit unit;
  private final String help;
  private final List<String> labels;

  Metric(Kind kind, Unit unit, String help, String... labels) {
    this.kind = kind;
    this.unit = unit;
    this.help = help;
    this.labels = List.of(labels);
  }

  public Kind kind() {
    return kind;
  }

  public Unit unit() {
    return unit;
  }

  /** One sentence. */
  public String help() {
    return help;
  }

  public List<String> labels() {
    return labels;
  }

  /** As Kamon knows it, which adds the suffix of seconds and bytes itself. */
  String kamonName() {
    String base = "hft_" + name().toLowerCase(Locale.ROOT);
    return unit == Unit.SECONDS || unit == Unit.BYTES ? base : base + unit.suffix();
  }

  /**
   * As Prometheus knows it; a histogram's series add {@code _bucket}, {@code _sum}, {@code _count}.
   */
  public String exported() {
    String base = "hft_" + name().toLowerCase(Locale.ROOT) + unit.suffix();
    return kind == Kind.COUNTER ? base + "_total" : base;
  }

  /** Upper bounds of a histogram's buckets, seconds. */
  List<Double> bounds() {
    return switch (this) {
      case TICK_TO_TRADE, VENUE_ANSWER -> hft.telemetry.Latency.BOUNDS;
      case JVM_GC_PAUSE ->
          List.of(0.5e-3, 1e-3, 2.5e-3, 5e-3, 10e-3, 25e-3, 50e-3, 100e-3, 250e-3, 1.0);
      default ->
          List.of(
              1e-6, 2.5e-6, 5e-6, 10e-6, 25e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 2.5e-3, 10e-3,
              50e-3, 150e-3, 1.0);
    };
  }
}

package hft.telemetry.metrics;

import hft.core.learn.AlphaState;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.risk.Rung;
import hft.port.EngineStatus;
import hft.port.StageTimes;
import hft.telemetry.ActorGauge;
import hft.telemetry.ActorSight;
import hft.telemetry.BudgetGauge;
import hft.telemetry.CoinPicture;
import hft.telemetry.Durations;
import hft.telemetry.LinkGauge;
import hft.telemetry.ModelGauge;
import hft.telemetry.OrderPicture;
import hft.telemetry.ProfitSplit;
import hft.telemetry.RecorderView;
import hft.telemetry.SafetyPicture;
import hft.telemetry.StageGauge;
import hft.telemetry.Telemetry;
import hft.telemetry.TradingPicture;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills the instruments from a run once a second, on the telemetry thread. */
final class Exporter implements Telemetry.Listener, AutoCloseable {
  /** Looks of the telemetry thread between two fillings. */
  private static final int EVERY = 10;

  private final Instruments to = new Instruments();
  private final JvmFacts jvm = new JvmFacts(to.histogram(Metric.JVM_GC_PAUSE));
  private final Map<String, long[]> took = new HashMap<>();
  private final long[] counts = new long[Durations.BUCKETS];
  private final List<String> linkStates;
  private long looks;

  /**
   * @param linkStates every state a connection can be in
   */
  Exporter(Telemetry telemetry, List<String> linkStates) {
    this.linkStates = List.copyOf(linkStates);
    for (StageTimes.Stage stage : StageTimes.Stage.values()) {
      String name = StageGauge.word(stage);
      telemetry.stages().took(stage).listener(to.histogram(Metric.STAGE, name));
    }
    telemetry
        .trading()
        .read(
            picture -> {
              picture.orders().tickToTrade().listener(to.histogram(Metric.TICK_TO_TRADE));
              picture.orders().venue().listener(to.histogram(Metric.VENUE_ANSWER));
            });
  }

  @Override
  public void looked(Telemetry telemetry) {
    if (looks++ % EVERY == 0) {
      fill(telemetry);
    }
  }

  void fill(Telemetry telemetry) {
    var facts = telemetry.facts();
    to.set(Metric.ENGINE_INFO, 1, facts.mode(), facts.version(), facts.configHash());
    to.set(Metric.UPTIME, (telemetry.clock().nanos() - facts.startedNanos()) / 1e9);
    telemetry.trading().read(this::trading);
    safety(telemetry.engine(), telemetry.trading());
    for (CoinPicture coin : telemetry.trading().coins()) {
      long age = telemetry.ageNanos(coin.instrument().id());
      to.set(Metric.FEED_AGE, age < 0 ? -1 : age / 1e9, coin.instrument().coin());
      model(telemetry.models(), coin.instrument());
    }
    telemetry.links().forEach(this::link);
    for (BudgetGauge.Budget budget : BudgetGauge.Budget.values()) {
      String name = word(budget);
      to.set(Metric.RATE_BUDGET_LEFT, telemetry.budgets().left(budget), name);
      to.set(Metric.RATE_BUDGET_LIMIT, telemetry.budgets().limit(budget), name);
    }
    telemetry.actors().forEach(this::actor);
    recorder(telemetry);
    machine();
  }

  private void trading(TradingPicture picture) {
    to.set(Metric.EQUITY, Fixed8.toDouble(picture.equity()));
    to.set(Metric.CASH, Fixed8.toDouble(picture.cash()));
    to.set(Metric.PNL, Fixed8.toDouble(picture.equityChange()));
    to.set(Metric.DRAWDOWN, picture.drawdown());
    picture.coins().forEach(this::coin);
    orders(picture.orders());
  }

  private void coin(CoinPicture coin) {
    String name = coin.instrument().coin();
    double inventory = Fixed8.toDouble(coin.inventory()) * Fixed8.toDouble(coin.mid());
    to.set(Metric.INVENTORY, inventory, name);
    to.set(Metric.INVENTORY_SKEW, coin.skew(), name);
    to.set(Metric.MID_PRICE, Fixed8.toDouble(coin.mid()), name);
    to.count(Metric.DECISIONS, coin.decisions(), name);
    to.count(Metric.FILLS, coin.fills(), name);
    profit(coin.profit(), name);
    to.set(Metric.ALPHA_FORECAST, coin.alpha().forecastBps() / 1e4, name);
    to.set(Metric.ALPHA_CORRELATION, coin.alpha().correlation(), name);
    to.set(Metric.ALPHA_DRIFT, coin.alpha().drift(), name);
  }

  private void model(ModelGauge model, Instrument instrument) {
    int id = instrument.id();
    String coin = instrument.coin();
    for (AlphaState state : AlphaState.values()) {
      to.set(Metric.ALPHA_STATE, model.state(id) == state, coin, state.text());
    }
    to.count(Metric.ALPHA_ANSWERS, model.answers(id), coin);
    to.count(Metric.ALPHA_LATE, model.late(id), coin);
    to.count(Metric.ALPHA_FAILURES, model.failures(id), coin);
    to.set(Metric.ALPHA_BRIER, model.brier(id), coin);
    to.set(Metric.ALPHA_BASELINE_BRIER, model.baseline(id), coin);
    to.set(Metric.ALPHA_SHIFT, model.shift(id), coin);
  }

  private void profit(ProfitSplit profit, String coin) {
    part(coin, "net", profit.net());
    part(coin, "spread", profit.spread());
    part(coin, "taking", profit.taking());
    part(coin, "adverse", profit.adverse());
    part(coin, "inventory", profit.inventory());
    part(coin, "fees", -profit.fees());
    part(coin, "rebates", profit.rebates());
    part(coin, "funding", profit.funding());
    to.count(Metric.VOLUME, profit.makerVolume() / Fixed8.ONE, coin, "maker");
    to.count(Metric.VOLUME, profit.takerVolume() / Fixed8.ONE, coin, "taker");
  }

  private void part(String coin, String part, long amount) {
    to.set(Metric.PNL_PART, Fixed8.toDouble(amount), coin, part);
  }

  private void orders(OrderPicture orders) {
    to.set(Metric.OPEN_ORDERS, orders.openCount());
    to.count(Metric.ORDERS_SENT, orders.sent());
    to.count(Metric.CANCELS_SENT, orders.cancels());
    orders.outcomes().forEach((outcome, count) -> to.count(Metric.ORDER_OUTCOMES, count, outcome));
    orders.refusals().forEach((rule, count) -> to.count(Metric.ORDER_REFUSALS, count, rule));
  }

  private void safety(EngineStatus engine, TradingPicture trading) {
    to.set(Metric.QUOTING, SafetyPicture.isQuoting(engine));
    to.set(Metric.KILL_ENGAGED, engine.isKilled());
    for (Rung rung : Rung.values()) {
      to.set(
          Metric.LADDER_ENGAGED,
          engine.latches().stream().anyMatch(latch -> latch.rung() == rung),
          rung.text());
    }
    for (String breaker : SafetyPicture.BREAKERS) {
      to.set(Metric.BREAKER_OPEN, engine.breakers().contains(breaker), breaker);
      trading.read(
          picture -> to.count(Metric.BREAKER_TRIPS, picture.safety().trips(breaker), breaker));
    }
  }

  private void link(LinkGauge link) {
    to.set(Metric.LINK_UP, link.isUp(), link.name());
    to.count(Metric.RECONNECTS, link.losses(), link.name());
    String now = link.now().state();
    for (String state : linkStates) {
      to.set(Metric.LINK_STATE, state.equals(now), link.name(), state);
    }
  }

  private void actor(ActorSight sight) {
    ActorGauge gauge = sight.gauge();
    String path = gauge.path();
    ActorGauge.State state = gauge.state(System.nanoTime());
    to.set(Metric.ACTOR_UP, state == ActorGauge.State.IDLE || state == ActorGauge.State.BUSY, path);
    to.set(Metric.ACTOR_MAILBOX, sight.waiting(), path);
    to.set(Metric.ACTOR_OLDEST_MESSAGE, sight.oldestNanos() / 1e9, path);
    to.count(Metric.ACTOR_HANDLED, gauge.handled(), path);
    to.count(Metric.ACTOR_FAILURES, gauge.failures(), path);
    to.count(Metric.ACTOR_RESTARTS, gauge.restarts(), path);
    processing(gauge);
  }

  private void processing(ActorGauge gauge) {
    long[] before = took.computeIfAbsent(gauge.path(), _ -> new long[Durations.BUCKETS]);
    gauge.took(counts);
    String path = gauge.path();
    String coin = path.startsWith("desk-") ? path.substring(5).replaceFirst("/.*", "") : "";
    for (int i = 0; i < counts.length; i++) {
      long more = counts[i] - before[i];
      if (more > 0) {
        long nanos = Durations.middle(i);
        to.record(Metric.ACTOR_PROCESSING, nanos, more, path);
        if (path.endsWith("/order-book")) {
          to.record(Metric.BOOK_UPDATE, nanos, more, coin);
        } else if (path.endsWith("/forecast")) {
          to.record(Metric.INFERENCE, nanos, more, coin);
        }
        before[i] = counts[i];
      }
    }
  }

  private void recorder(Telemetry telemetry) {
    RecorderView recorder = telemetry.recorder();
    to.set(Metric.RECORDER_WAITING, recorder.waiting());
    to.set(Metric.RECORDER_LAG, telemetry.recorderLagNanos() / 1e9);
    to.count(Metric.RECORDER_DROPPED, recorder.dropped());
  }

  private void machine() {
    to.count(Metric.JVM_ALLOCATED, jvm.allocatedBytes());
    to.set(Metric.JVM_HEAP_USED, jvm.heap().getUsed());
    to.set(Metric.JVM_HEAP_MAX, jvm.heap().getMax());
    to.set(Metric.JVM_THREADS, jvm.threads());
    to.count(Metric.PROCESS_CPU, jvm.cpuNanos());
    JvmFacts.Safepoints stops = jvm.safepoints();
    to.count(Metric.JVM_SAFEPOINTS, stops.count());
    to.count(Metric.JVM_SAFEPOINT_TIME, stops.nanos());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    jvm.close();
  }
}

package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.ApprovedOrders;
import hft.core.risk.Rung;
import hft.port.GatewayCommand;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the supervision table in ARCHITECTURE.md, by making that child fail. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisionTest {
  private TreeFixture tree;

  @BeforeEach
  void quoting() {
    tree = new TreeFixture();
    tree.trade(Duration.ofSeconds(3));
    assertThat(tree.count(GatewayCommand.PlaceAlo.class))
        .as("quotes before the fault")
        .isPositive();
  }

  @AfterEach
  void close() {
    tree.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-book", "strategy", "forecast", "reconciler"})
  void a_restarting_child_comes_back_and_the_desk_quotes_on(String actor) {
    tree.faults.fail(actor, 1);
    tree.trade(Duration.ofSeconds(40)); // longer than the reconciler's routine
    tree.sent.clear();
    tree.quoteMarket(100_400);
    tree.pass(Duration.ofSeconds(1));
    assertThat(tree.faults.failures(actor)).isEqualTo(1);
    assertThat(tree.stopReason).isNull();
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).as("quotes after the fault").isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "risk-guardian",
        "order-batcher",
        "order-gateway",
        "market-data",
        "journal",
        "desk-BTC"
      })
  void losing_a_vital_child_cancels_everything_and_ends_the_tree(String actor) {
    tree.sent.clear();
    tree.faults.fail(actor, 1);
    provoke(actor);
    tree.trade(Duration.ofSeconds(3));
    assertThat(tree.stopReason).contains(actor);
    assertThat(tree.stoppedByFailure).isTrue();
    if (!actor.equals("order-gateway")) {
      assertThat(tree.sent).anyMatch(GatewayCommand.CancelAll.class::isInstance);
    }
  }

  @Test
  void a_restarted_strategy_has_its_orders_cancelled_before_it_quotes() {
    tree.sent.clear();
    tree.faults.fail("strategy", 1);
    tree.trade(Duration.ofSeconds(1));
    int cancelled = firstIndex(GatewayCommand.CancelAll.class);
    assertThat(cancelled).isNotNegative();
    assertThat(tree.sent.subList(0, cancelled))
        .noneMatch(GatewayCommand.PlaceAlo.class::isInstance);
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-book", "strategy", "forecast", "reconciler"})
  void a_child_that_keeps_failing_ends_the_tree(String actor) {
    tree.sent.clear();
    tree.faults.fail(actor, Nursery.MAX_RESTARTS + 1);
    for (int i = 0; i <= Nursery.MAX_RESTARTS; i++) {
      provoke(actor);
    }
    tree.trade(Duration.ofSeconds(3));
    assertThat(tree.stopReason).contains(actor.equals("reconciler") ? actor : "desk-BTC");
    assertThat(tree.stoppedByFailure).isTrue();
    assertThat(tree.sent).anyMatch(GatewayCommand.CancelAll.class::isInstance);
  }

  /** Approved orders may still wait for their batch, and the venue for its next block. */
  @ParameterizedTest
  @ValueSource(strings = {"risk-guardian", "order-batcher", "journal", "desk-BTC"})
  void no_order_waiting_for_its_batch_follows_the_last_cancel_all(String actor) {
    leaveOrdersWaiting();
    tree.faults.fail(actor, 1);
    provoke(actor);
    tree.pass(Duration.ofSeconds(5));
    assertThat(tree.stopReason).contains(actor);
    assertNothingIsPlacedAfterTheLastCancelAll();
  }

  @Test
  void the_cancel_all_that_counts_is_confirmed_before_an_ordered_stop_ends() {
    leaveOrdersWaiting();
    tree.system.tell(new TradingRoot.Stop("test"));
    tree.pass(TreeFixture.ROUND_TRIP.minusMillis(1));
    assertThat(tree.stopReason).as("not confirmed yet").isNull();
    tree.pass(Duration.ofMillis(10));
    assertThat(tree.stopReason).isEqualTo("test");
    assertNothingIsPlacedAfterTheLastCancelAll();
  }

  @Test
  void an_ordered_stop_cancels_everything_and_is_no_failure() {
    tree.sent.clear();
    tree.system.tell(new TradingRoot.Stop("test"));
    tree.pass(Duration.ofSeconds(1));
    assertThat(tree.stopReason).isEqualTo("test");
    assertThat(tree.stoppedByFailure).isFalse();
    assertThat(tree.sent).anyMatch(GatewayCommand.CancelAll.class::isInstance);
  }

  @Test
  void a_silent_venue_does_not_hold_up_the_stop() {
    tree.answers = false;
    tree.system.tell(new TradingRoot.Stop("test"));
    tree.pass(Duration.ofSeconds(5));
    assertThat(tree.stopReason).startsWith("test; ").contains("did not confirm");
    assertThat(tree.stoppedByFailure).as("nobody knows what is open").isTrue();
  }

  /** A slow venue makes waiting for company worth while, a burst makes company likely. */
  private void leaveOrdersWaiting() {
    tree.roundTrip = TreeFixture.ROUND_TRIP;
    for (int i = 0; i < 20; i++) {
      tree.quoteMarket(100_000 + 100 * i);
      tree.pass(Duration.ofMillis(500));
    }
    assertThat(tree.stopReason).isNull();
    tree.sent.clear();
    ClientOrderIds ids = new ClientOrderIds(1, 77);
    List<ApprovedOrder> burst = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      long now = tree.lockstep.nowNanos();
      burst.add(
          ApprovedOrders.of(
              new OrderIntent(
                  ids.next(),
                  TreeFixture.BTC,
                  Side.BID,
                  90_000 * Fixed8.ONE,
                  Fixed8.ONE / 100,
                  Tif.ALO,
                  false,
                  now)));
    }
    tree.faults.<OrderBatcher.Command>actor("order-batcher").tell(new OrderBatcher.Submit(burst));
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).as("waiting").isZero();
  }

  private void assertNothingIsPlacedAfterTheLastCancelAll() {
    int cancelled = lastIndex(GatewayCommand.CancelAll.class);
    assertThat(cancelled).isNotNegative();
    assertThat(tree.sent.subList(cancelled, tree.sent.size()))
        .noneMatch(GatewayCommand.PlaceAlo.class::isInstance);
  }

  /** Sends the actor something that it understands. */
  private void provoke(String actor) {
    FaultyActors actors = tree.faults;
    switch (actor) {
      case "market-data" ->
          actors
              .<MarketDataCommand>actor(actor)
              .tell(new MarketDataCommand.Subscribe(TreeFixture.BTC, actors.actor("order-book")));
      case "order-gateway" ->
          actors.<GatewayCommand>actor(actor).tell(new GatewayCommand.Reconcile(0));
      case "desk-BTC" -> actors.<Desk.Command>actor(actor).tell(new Desk.Halt("test"));
      case "journal" ->
          actors.<JournalEntry>actor(actor).tell(new JournalEntry.SafetyEvent(0, "test", ""));
      case "risk-guardian" ->
          actors
              .<RiskGuardian.Command>actor(actor)
              .tell(
                  new RiskGuardian.Stepped(
                      tree.safety.ladder().engage(Rung.WIDEN, "test", "test", 0)));
      case "order-batcher" ->
          actors.<OrderBatcher.Command>actor(actor).tell(new OrderBatcher.CancelAll("test"));
      case "reconciler" ->
          actors.<Reconciler.Command>actor(actor).tell(new Reconciler.Resync("test"));
      default -> tree.quoteMarket(100_000); // the children of a desk hear the market
    }
  }

  private int lastIndex(Class<? extends GatewayCommand> kind) {
    for (int i = tree.sent.size() - 1; i >= 0; i--) {
      if (kind.isInstance(tree.sent.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int firstIndex(Class<? extends GatewayCommand> kind) {
    for (int i = 0; i < tree.sent.size(); i++) {
      if (kind.isInstance(tree.sent.get(i))) {
        return i;
      }
    }
    return -1;
  }
}

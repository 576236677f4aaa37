package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.port.GatewayCommand;
import java.time.Duration;
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
  @ValueSource(strings = {"risk-guardian", "order-batcher", "order-gateway", "journal"})
  void losing_a_vital_child_cancels_everything_and_ends_the_tree(String actor) {
    tree.sent.clear();
    tree.faults.fail(actor, 1);
    tree.trade(
        Duration.ofSeconds(40)); // the gateway hears of the reconciler's routine at the latest
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

  @Test
  void a_child_that_keeps_failing_ends_the_tree() {
    tree.faults.fail("strategy", Nursery.MAX_RESTARTS + 1);
    tree.trade(Duration.ofSeconds(3));
    assertThat(tree.stopReason).contains("desk-BTC");
    assertThat(tree.stoppedByFailure).isTrue();
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
    assertThat(tree.stopReason).isEqualTo("test");
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

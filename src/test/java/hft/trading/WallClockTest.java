package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hft.core.risk.Rung;
import hft.port.GatewayCommand;
import hft.port.MarketDataCommand;
import hft.port.OperatorCommand;
import hft.port.OperatorReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import net.openhft.affinity.Affinity;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree on the wall clock, each trading actor on a thread of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WallClockTest {
  private static final List<String> TRADING_ACTORS =
      List.of(
          "market-data",
          "order-gateway",
          "order-batcher",
          "risk-guardian",
          "desk-BTC/order-book",
          "desk-BTC/strategy",
          "desk-BTC/forecast",
          "desk-ETH/order-book",
          "desk-ETH/strategy",
          "desk-ETH/forecast");

  @Test
  void each_trading_actor_has_its_own_thread_and_they_end_with_the_tree() throws Exception {
    try (WallClockTree tree = new WallClockTree()) {
      tree.tradeUntilQuoting();
      tree.tradeUntil(
          "every actor", () -> tree.witness.threads().keySet().containsAll(TRADING_ACTORS));
      tree.sent.clear();
      tree.system.tell(new TradingRoot.Stop("test"));
      tree.awaitEnd();

      assertThat(tree.stopReason).isEqualTo("test");
      assertThat(tree.stoppedByFailure).isFalse();
      assertNothingIsPlacedAfterTheLastCancelAll(tree);
      for (String actor : TRADING_ACTORS) {
        String kind = actor.substring(actor.lastIndexOf('/') + 1);
        assertThat(names(tree, actor)).containsExactly(kind + ":" + actor);
      }
      assertThat(TRADING_ACTORS.stream().flatMap(it -> tree.witness.threads(it).stream()).toList())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_restart_keeps_the_thread() throws Exception {
    try (WallClockTree tree = new WallClockTree()) {
      tree.tradeUntilQuoting();
      tree.faults.fail("strategy", 3);
      tree.tradeUntil("three failures", () -> tree.faults.failures("strategy") == 3);
      tree.sent.clear();
      tree.tradeUntilQuoting();
      assertThat(tree.stopReason).isNull();
      assertThat(tree.witness.threads("desk-BTC/strategy")).hasSize(1);
      assertThat(tree.witness.threads("desk-ETH/strategy")).hasSize(1);
    }
  }

  @Test
  void the_kill_latch_acts_while_every_strategy_spins_for_ever() throws Exception {
    AtomicBoolean released = new AtomicBoolean();
    try (WallClockTree tree = new WallClockTree()) {
      try {
        tree.tradeUntilQuoting();
        tree.faults.trouble(
            "strategy",
            2, // one message each: neither desk comes back for a second
            () -> {
              while (!released.get()) {
                Thread.onSpinWait();
              }
            });
        tree.tradeUntil("both strategies spin", () -> tree.faults.failures("strategy") == 2);
        tree.sent.clear();
        tree.faults
            .<OperatorCommand>actor("safety-officer")
            .tell(
                new OperatorCommand.Engaged(
                    tree.safetyWiring.ladder().engage(Rung.CANCEL_ALL, "test", "operator", 0),
                    null));
        tree.tradeUntil("cancel-all at the gateway", tree::cancelledAll);
        tree.tradeUntil(
            "the guardian's word",
            () -> tree.safety.stream().anyMatch(it -> it.what().equals("cancel-all engaged")));
      } finally {
        released.set(true);
      }
    }
  }

  @Test
  void a_kill_is_confirmed_while_the_guardian_is_stuck_and_its_mailbox_full() throws Exception {
    AtomicBoolean released = new AtomicBoolean();
    try (WallClockTree tree = new WallClockTree()) {
      try {
        tree.tradeUntilQuoting();
        tree.faults.trouble(
            "risk-guardian",
            1,
            () -> {
              while (!released.get()) {
                Thread.onSpinWait();
              }
            });
        tree.tradeUntil("the guardian is stuck", () -> tree.faults.failures("risk-guardian") == 1);
        ActorRef<RiskGuardian.Command> guardian = tree.faults.actor("risk-guardian");
        for (int i = 0; i < 200_000; i++) {
          guardian.tell(new RiskGuardian.Review(List.of()));
        }
        TestInbox<OperatorReply.Stopped> answer = TestInbox.create();
        tree.faults
            .<OperatorCommand>actor("safety-officer")
            .tell(
                new OperatorCommand.Engaged(
                    tree.safetyWiring.ladder().engage(Rung.CANCEL_ALL, "test", "operator", 0),
                    answer.getRef()));
        tree.tradeUntil("an answer", answer::hasMessages);
        OperatorReply.Stopped told = answer.receiveMessage();
        // How many it took out is chance: the strategy's own cancels need no guardian and may be
        // first.
        assertThat(told.confirmed()).as("nothing is open at the venue").isTrue();
        assertThat(tree.cancelledAll()).isTrue();
      } finally {
        released.set(true);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"risk-guardian", "order-batcher", "market-data", "journal"})
  void losing_a_vital_child_cancels_everything_and_ends_the_tree(String actor) throws Exception {
    try (WallClockTree tree = new WallClockTree()) {
      tree.tradeUntilQuoting();
      tree.sent.clear();
      tree.faults.fail(actor, 1);
      provoke(tree, actor);
      tree.tradeUntil("the end", () -> tree.stopReason != null);
      tree.awaitEnd();
      assertThat(tree.stopReason).contains(actor).contains("made to fail");
      assertThat(tree.stoppedByFailure).isTrue();
      assertNothingIsPlacedAfterTheLastCancelAll(tree);
    }
  }

  @Test
  void losing_the_gateway_ends_the_tree() throws Exception {
    try (WallClockTree tree = new WallClockTree()) {
      tree.tradeUntilQuoting();
      tree.faults.fail("order-gateway", 1);
      provoke(tree, "order-gateway");
      tree.tradeUntil("the end", () -> tree.stopReason != null);
      tree.awaitEnd();
      assertThat(tree.stopReason).contains("order-gateway");
      assertThat(tree.stoppedByFailure).isTrue();
    }
  }

  /** Pekko lets a stack overflow pass; on a thread of ours it fails the actor all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"risk-guardian", "order-batcher", "strategy"})
  void an_error_nobody_may_catch_fails_the_actor_and_not_its_thread(String actor) throws Exception {
    try (WallClockTree tree = new WallClockTree()) {
      tree.tradeUntilQuoting();
      tree.sent.clear();
      tree.faults.trouble(actor, 1, WallClockTest::overflow);
      tree.tradeUntil("the end", () -> tree.stopReason != null);
      tree.awaitEnd();
      assertThat(tree.stopReason).contains(actor.equals("strategy") ? "desk-" : actor);
      assertThat(tree.stoppedByFailure).isTrue();
      assertNothingIsPlacedAfterTheLastCancelAll(tree);
    }
  }

  @Test
  void threads_run_where_the_settings_say() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/thread-self")), "Linux only");
    int first = Affinity.getAffinity().nextSetBit(0);
    int last = Affinity.getAffinity().length() - 1;
    try (WallClockTree tree =
        new WallClockTree(
            "hft.dispatchers.strategy.cpu=[" + last + "," + first + "]",
            "hft.dispatchers.risk-guardian.cpu=[" + first + "]")) {
      tree.tradeUntil(
          "every actor", () -> tree.witness.threads().keySet().containsAll(TRADING_ACTORS));
      assertThat(
              List.of(
                  tree.witness.allowedCpus("desk-BTC/strategy"),
                  tree.witness.allowedCpus("desk-ETH/strategy")))
          .as("dealt out in whatever order the desks started")
          .containsExactlyInAnyOrder("" + last, "" + first);
      assertThat(tree.witness.allowedCpus("risk-guardian")).isEqualTo("" + first);
      assertThat(tree.witness.allowedCpus("order-batcher"))
          .as("not bound")
          .isEqualTo(tree.witness.allowedCpus("order-gateway"))
          .isEqualTo(allowedHere());
    }
  }

  /** What hears nothing by itself is sent something. */
  private static void provoke(WallClockTree tree, String actor) {
    switch (actor) {
      case "market-data" ->
          tree.faults
              .<MarketDataCommand>actor(actor)
              .tell(
                  new MarketDataCommand.Subscribe(
                      TreeFixture.BTC, tree.faults.actor("order-book")));
      case "order-gateway" ->
          tree.faults.<GatewayCommand>actor(actor).tell(new GatewayCommand.Reconcile(0));
      default -> {}
    }
  }

  private static String allowedHere() throws Exception {
    return ThreadWitness.allowedCpus(Path.of("/proc/self/status"));
  }

  private static void overflow() {
    throw new StackOverflowError("made to overflow");
  }

  private static Set<String> names(WallClockTree tree, String actor) {
    return tree.witness.threads(actor).stream().map(Thread::getName).collect(Collectors.toSet());
  }

  static void assertNothingIsPlacedAfterTheLastCancelAll(WallClockTree tree) {
    List<GatewayCommand> sent = tree.sent;
    int cancelled = -1;
    for (int i = 0; i < sent.size(); i++) {
      cancelled = sent.get(i) instanceof GatewayCommand.CancelAll ? i : cancelled;
    }
    assertThat(cancelled).as("a cancel-all").isNotNegative();
    assertThat(sent.subList(cancelled, sent.size()))
        .noneMatch(GatewayCommand.PlaceAlo.class::isInstance)
        .noneMatch(GatewayCommand.PlaceTaking.class::isInstance);
  }
}

package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.core.risk.SafetyState;
import hft.port.GatewayCommand;
import hft.port.OperatorCommand;
import hft.port.OperatorReply;
import hft.port.SafetyMemory;
import hft.port.SafetyRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What operators ask for, carried out in the whole tree, in virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyOfficerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final Disk disk = new Disk();
  private final SafetyWiring safety =
      new SafetyWiring(new Ladder(), null, disk, Duration.ofSeconds(2), Duration.ofSeconds(5));
  private final TestInbox<OperatorReply.Stopped> stopped = TestInbox.create();
  private final TestInbox<OperatorReply.Rearmed> rearmed = TestInbox.create();

  /** Takes everything, and writes when a test says so. */
  private static final class Disk implements SafetyMemory {
    final List<SafetyRecord> records = new ArrayList<>();
    final List<Consumer<String>> waiting = new ArrayList<>();
    String trouble = "";
    boolean slow;

    @Override
    public void append(SafetyRecord record, Consumer<String> done) {
      records.add(record);
      if (slow) {
        waiting.add(done);
      } else {
        done.accept(trouble);
      }
    }

    @Override
    public void keep(Supplier<SafetyState> state) {}
  }

  private TreeFixture quoting() {
    TreeFixture tree = new TreeFixture(safety);
    tree.trade(SECOND.multipliedBy(3));
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
    tree.sent.clear();
    return tree;
  }

  private void engage(TreeFixture tree, Rung rung) {
    long now = tree.lockstep.nowNanos();
    officer(tree)
        .tell(
            new OperatorCommand.Engaged(
                safety.ladder().engage(rung, "test", "ann", now), stopped.getRef()));
    tree.pass(Duration.ZERO);
  }

  private void rearm(TreeFixture tree, long confirmation, Rung from) {
    officer(tree)
        .tell(new OperatorCommand.Rearm(confirmation, from, "fixed", "bob", rearmed.getRef()));
    tree.pass(Duration.ZERO);
  }

  private static ActorRef<OperatorCommand> officer(TreeFixture tree) {
    return tree.faults.actor("safety-officer");
  }

  @Test
  void a_kill_cancels_everything_and_nothing_is_placed_until_it_is_rearmed() {
    try (TreeFixture tree = quoting()) {
      engage(tree, Rung.CANCEL_ALL);
      assertThat(stopped.receiveMessage()).isEqualTo(new OperatorReply.Stopped(1, 0, true, ""));
      assertThat(tree.count(GatewayCommand.CancelAll.class)).isGreaterThanOrEqualTo(2);
      tree.sent.clear();
      tree.trade(SECOND.multipliedBy(20));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isZero();
      assertThat(tree.journalSays("cancel-all engaged")).isTrue();

      rearm(tree, 1, Rung.WIDEN);
      assertThat(rearmed.receiveMessage())
          .isEqualTo(new OperatorReply.Rearmed(Ladder.Release.RELEASED, 1, ""));
      tree.trade(SECOND.multipliedBy(5));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
      assertThat(disk.records)
          .extracting(SafetyRecord::kind)
          .containsExactly(SafetyRecord.Kind.ENGAGED, SafetyRecord.Kind.RELEASED);
    }
  }

  @Test
  void while_the_venue_is_silent_the_answer_says_so_and_it_goes_on_until_confirmed() {
    try (TreeFixture tree = quoting()) {
      tree.answers = false;
      engage(tree, Rung.CANCEL_ALL);
      assertThat(stopped.hasMessages()).as("nothing to say yet").isFalse();
      tree.pass(SECOND.multipliedBy(2));
      assertThat(stopped.receiveMessage()).isEqualTo(new OperatorReply.Stopped(1, 0, false, ""));
      tree.sent.clear();
      tree.pass(SECOND.multipliedBy(30));
      assertThat(tree.count(GatewayCommand.CancelAll.class)).as("asked again").isGreaterThan(4);
      tree.answers = true;
      tree.pass(SECOND.multipliedBy(6));
      engage(tree, Rung.CANCEL_ALL);
      assertThat(stopped.receiveMessage().confirmed()).isTrue();
      assertThat(stopped.hasMessages()).as("each asker is told once").isFalse();
    }
  }

  @Test
  void a_thousand_kills_are_each_answered_and_cost_few_cancels() {
    try (TreeFixture tree = quoting()) {
      tree.roundTrip = TreeFixture.ROUND_TRIP;
      for (int i = 0; i < 1_000; i++) {
        engage(tree, i % 2 == 0 ? Rung.CANCEL_ALL : Rung.STOP);
      }
      tree.pass(SECOND);
      assertThat(stopped.getAllReceived())
          .hasSize(1_000)
          .allMatch(OperatorReply.Stopped::confirmed);
      assertThat(tree.count(GatewayCommand.CancelAll.class)).isLessThan(1_010 + 10);
      assertThat(disk.records).hasSize(1_000);
    }
  }

  @Test
  void what_is_not_on_disk_is_said_and_stays_engaged() {
    try (TreeFixture tree = quoting()) {
      disk.trouble = "no room";
      engage(tree, Rung.CANCEL_ALL);
      assertThat(stopped.receiveMessage())
          .isEqualTo(new OperatorReply.Stopped(1, 0, true, "no room"));
      rearm(tree, 1, Rung.WIDEN);
      assertThat(rearmed.receiveMessage().trouble()).isEqualTo("no room");
      assertThat(safety.ladder().isKilled()).as("what is not on disk is not released").isTrue();
    }
  }

  @Test
  void a_kill_while_a_release_is_being_written_stays() {
    try (TreeFixture tree = quoting()) {
      engage(tree, Rung.CANCEL_ALL);
      disk.slow = true;
      rearm(tree, 1, Rung.WIDEN);
      engage(tree, Rung.CANCEL_ALL);
      disk.waiting.forEach(done -> done.accept(""));
      tree.pass(Duration.ZERO);
      assertThat(rearmed.receiveMessage().release()).isEqualTo(Ladder.Release.WRONG_NUMBER);
      assertThat(safety.ladder().isKilled()).isTrue();
      Ladder after = new Ladder();
      after.restore(
          disk.records.stream().map(SafetyRecord::entry).filter(it -> it != null).toList());
      assertThat(after.isKilled()).as("also for the next life").isTrue();
    }
  }

  @Test
  void a_release_that_names_an_older_engagement_is_not_even_written() {
    try (TreeFixture tree = quoting()) {
      engage(tree, Rung.CANCEL_ALL);
      engage(tree, Rung.FLATTEN);
      rearm(tree, 1, Rung.WIDEN);
      assertThat(rearmed.receiveMessage())
          .isEqualTo(new OperatorReply.Rearmed(Ladder.Release.WRONG_NUMBER, 2, ""));
      assertThat(disk.records).hasSize(2);
    }
  }

  @Test
  void no_new_risk_takes_out_what_adds_and_places_nothing_when_flat() {
    try (TreeFixture tree = quoting()) {
      engage(tree, Rung.NO_NEW_RISK);
      assertThat(stopped.receiveMessage().confirmed()).isTrue();
      tree.sent.clear();
      tree.trade(SECOND.multipliedBy(5));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isZero();
      assertThat(tree.journalSays("reconciled")).isTrue();
      rearm(tree, 1, Rung.WIDEN);
      tree.trade(SECOND.multipliedBy(5));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
    }
  }

  @Test
  void widening_moves_the_quotes_out_and_cancels_no_more_than_that() {
    try (TreeFixture tree = quoting()) {
      engage(tree, Rung.WIDEN);
      assertThat(stopped.receiveMessage().confirmed()).isTrue();
      assertThat(tree.count(GatewayCommand.CancelAll.class)).isZero();
      tree.trade(SECOND.multipliedBy(3));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
    }
  }

  @Test
  void a_tree_that_starts_killed_cancels_reads_and_places_nothing() {
    safety.ladder().engage(Rung.CANCEL_ALL, "before", "ann", 1);
    try (TreeFixture tree = new TreeFixture(safety)) {
      tree.trade(SECOND.multipliedBy(5));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isZero();
      assertThat(tree.count(GatewayCommand.CancelAll.class)).isPositive();
      rearm(tree, 1, Rung.WIDEN);
      tree.trade(SECOND.multipliedBy(5));
      assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
    }
  }
}

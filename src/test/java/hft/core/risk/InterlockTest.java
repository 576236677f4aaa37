package hft.core.risk;

import static hft.core.risk.RiskFixtures.NOW;
import static hft.core.risk.RiskFixtures.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterlockTest {
  private static final long LATE = 150_000_001L;
  private final Interlock interlock = new Interlock(RiskFixtures.settings());

  private void lose() {
    interlock.onEquity(NOW, 100 * ONE);
    assertThat(interlock.onEquity(NOW + 1, 90 * ONE)).isNotEqualTo(SafetyAction.NONE);
  }

  @Test
  void quiet_means_no_action_and_nothing_stopped() {
    assertThat(interlock.onOrder(NOW, NOW)).isEqualTo(SafetyAction.NONE);
    assertThat(interlock.onEquity(NOW, 100 * ONE)).isEqualTo(SafetyAction.NONE);
    assertThat(interlock.quotingStopped(NOW)).isNull();
    assertThat(interlock.flatteningStopped()).isNull();
    assertThat(interlock.isFlattening()).isFalse();
  }

  @Test
  void slowness_cancels_and_loss_also_flattens() {
    assertThat(interlock.onOrder(NOW - LATE, NOW)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.isFlattening()).isFalse();
    interlock.onEquity(NOW, 100 * ONE);
    assertThat(interlock.onEquity(NOW, 96 * ONE)).isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
    assertThat(interlock.isFlattening()).isTrue();
  }

  @Test
  void a_kill_without_flattening_outranks_the_drawdown_breaker() {
    interlock.ladder().engage(Rung.CANCEL_ALL, "stop", "operator", NOW);
    interlock.onEquity(NOW, 100 * ONE);
    assertThat(interlock.onEquity(NOW + 1, 90 * ONE)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.isFlattening()).isFalse();
    assertThat(interlock.flatteningStopped()).isEqualTo(Rule.KILL_LATCH);
    assertThat(interlock.quotingStopped(NOW)).isEqualTo(Rule.KILL_LATCH);
  }

  @Test
  void what_is_engaged_asks_for_its_action_every_time() {
    assertThat(interlock.onEngaged(Rung.WIDEN)).isEqualTo(SafetyAction.NONE);
    assertThat(interlock.onEngaged(Rung.NO_NEW_RISK)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.onEngaged(Rung.CANCEL_ALL)).isEqualTo(SafetyAction.CANCEL_ALL);
    interlock.ladder().engage(Rung.FLATTEN, "a", "x", NOW);
    assertThat(interlock.onEngaged(Rung.FLATTEN)).isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
    assertThat(interlock.onEngaged(Rung.CANCEL_ALL)).isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
  }

  @Test
  void losses_engage_the_lower_rungs_before_the_breaker_and_once() {
    LadderRules rules = new LadderRules(100, 200);
    interlock.onEquity(NOW, 10_000 * ONE);
    interlock.onEquity(NOW + 1, 9_900 * ONE);
    assertThat(interlock.due(rules)).as("at exactly 1 %").isNull();
    interlock.onEquity(NOW + 2, 9_899 * ONE);
    assertThat(interlock.due(rules)).isEqualTo(Rung.WIDEN);
    interlock.ladder().engage(Rung.WIDEN, "loss", "rule", NOW);
    assertThat(interlock.due(rules)).isNull();
    interlock.onEquity(NOW + 3, 9_799 * ONE);
    assertThat(interlock.due(rules)).isEqualTo(Rung.NO_NEW_RISK);
    assertThat(interlock.due(new LadderRules(0, 0))).as("never").isNull();
    assertThat(interlock.quotingStopped(NOW)).isNull();
  }

  @Test
  void rearming_is_all_or_nothing() {
    lose();
    interlock.ladder().engage(Rung.CANCEL_ALL, "stop", "operator", NOW);
    assertThat(interlock.rearm(0, Rung.WIDEN, "fine", "operator", NOW))
        .isEqualTo(Ladder.Release.WRONG_NUMBER);
    assertThat(interlock.drawdown().isOpen()).isTrue();
    assertThat(interlock.rearm(1, Rung.WIDEN, "fine", "operator", NOW))
        .isEqualTo(Ladder.Release.RELEASED);
    assertThat(interlock.quotingStopped(NOW)).isNull();
  }

  @Test
  void a_restart_forgets_nothing() {
    lose();
    interlock.onOrder(NOW - LATE, NOW);
    interlock.ladder().engage(Rung.FLATTEN, "stop", "operator", NOW);
    var after = new Interlock(RiskFixtures.settings());
    after.ladder().restore(interlock.ladder().history());
    after.restore(interlock.export());
    assertThat(after.export()).isEqualTo(interlock.export());
    assertThat(after.quotingStopped(NOW)).isEqualTo(Rule.KILL_LATCH);
    assertThat(after.drawdown().isOpen()).isTrue();
    assertThat(after.tickToTrade().isOpen(NOW)).isTrue();
  }
}

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
    interlock.engage("stop", "operator", false, NOW);
    interlock.onEquity(NOW, 100 * ONE);
    assertThat(interlock.onEquity(NOW + 1, 90 * ONE)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.isFlattening()).isFalse();
    assertThat(interlock.flatteningStopped()).isEqualTo(Rule.KILL_LATCH);
    assertThat(interlock.quotingStopped(NOW)).isEqualTo(Rule.KILL_LATCH);
  }

  @Test
  void engaging_asks_for_its_action_every_time() {
    assertThat(interlock.engage("a", "x", false, NOW)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.engage("a", "x", false, NOW)).isEqualTo(SafetyAction.CANCEL_ALL);
    assertThat(interlock.engage("a", "x", true, NOW))
        .isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
    assertThat(interlock.engage("a", "x", false, NOW))
        .isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
  }

  @Test
  void rearming_is_all_or_nothing() {
    lose();
    interlock.engage("stop", "operator", false, NOW);
    assertThat(interlock.rearm(0, "fine", "operator", NOW))
        .isEqualTo(KillLatch.Release.WRONG_ENGAGEMENT);
    assertThat(interlock.drawdown().isOpen()).isTrue();
    assertThat(interlock.rearm(1, "fine", "operator", NOW)).isEqualTo(KillLatch.Release.RELEASED);
    assertThat(interlock.quotingStopped(NOW)).isNull();
  }

  @Test
  void a_restart_forgets_nothing() {
    lose();
    interlock.onOrder(NOW - LATE, NOW);
    interlock.engage("stop", "operator", true, NOW);
    var after = new Interlock(RiskFixtures.settings());
    after.restore(interlock.export());
    assertThat(after.export()).isEqualTo(interlock.export());
    assertThat(after.quotingStopped(NOW)).isEqualTo(Rule.KILL_LATCH);
    assertThat(after.drawdown().isOpen()).isTrue();
    assertThat(after.tickToTrade().isOpen(NOW)).isTrue();
  }
}

package hft.core.risk;

import static hft.core.risk.RiskFixtures.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RiskSettingsTest {
  private static RiskSettings with(Duration tickToTrade, int drawdownBps, Duration window) {
    return new RiskSettings(
        ONE,
        1,
        1,
        1,
        Duration.ofSeconds(1),
        tickToTrade,
        Duration.ofSeconds(1),
        3,
        drawdownBps,
        window);
  }

  @Test
  void a_looser_value_is_refused_by_name_with_its_bound() {
    Duration hour = Duration.ofHours(1);
    Duration limit = Duration.ofMillis(150);
    assertThatThrownBy(() -> with(Duration.ofMillis(151), 300, hour))
        .hasMessageContaining("tickToTrade")
        .hasMessageContaining("at most 150 ms")
        .hasMessageContaining("PT0.151S");
    assertThatThrownBy(() -> with(limit, 301, hour))
        .hasMessageContaining("drawdownBps")
        .hasMessageContaining("at most 300")
        .hasMessageContaining("301");
    assertThatThrownBy(() -> with(limit, 300, Duration.ofMinutes(59)))
        .hasMessageContaining("drawdownWindow")
        .hasMessageContaining("at least 1 h");
    assertThatThrownBy(() -> with(limit, 300, Duration.ofHours(25)))
        .hasMessageContaining("drawdownWindow")
        .hasMessageContaining("at most 24 h");
    assertThat(with(limit, 300, hour).drawdownBps()).isEqualTo(300);
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> with(Duration.ZERO, 300, Duration.ofHours(1)))
        .hasMessageContaining("tickToTrade must be positive");
    assertThatThrownBy(() -> new RiskLimits(0, 1, 1, 1, 1)).hasMessageContaining("maxOrderSize");
    assertThatThrownBy(() -> new RiskLimits(1, 1, 1, 1, 1_001))
        .hasMessageContaining("priceBandBps must be 1..1000");
  }

  /** Whatever is configured and accepted, the breakers are at least as tight as the ceilings. */
  @Property(tries = 300, seed = "7")
  void no_configuration_loosens_a_breaker(
      @ForAll @LongRange(min = 1, max = 400) long tickMillis,
      @ForAll @IntRange(min = 1, max = 600) int bps,
      @ForAll @IntRange(min = 1, max = 200) int windowMinutes) {
    RiskSettings settings;
    try {
      settings = with(Duration.ofMillis(tickMillis), bps, Duration.ofMinutes(windowMinutes));
    } catch (IllegalArgumentException refused) {
      assertThat(tickMillis > 150 || bps > 300 || windowMinutes < 60).isTrue();
      return;
    }
    var interlock = new Interlock(settings);
    long start = 1L << 50;
    assertThat(interlock.onOrder(start, start + 150_000_001L)).isEqualTo(SafetyAction.CANCEL_ALL);
    interlock.onEquity(start, 1_000 * ONE);
    long almostAnHour = Duration.ofHours(1).toNanos() - 1;
    assertThat(interlock.onEquity(start + almostAnHour, 970 * ONE - 1))
        .isEqualTo(SafetyAction.CANCEL_ALL_AND_FLATTEN);
  }
}

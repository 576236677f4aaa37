package hft.core.match.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LatencyModelTest {
  @Test
  void an_empirical_model_reproduces_its_quantiles_and_its_draws() {
    long[] draws = draws(7);
    assertThat(draws).isEqualTo(draws(7)).isNotEqualTo(draws(8));
    Arrays.sort(draws);
    assertThat(draws[draws.length / 2]).isBetween(195_000_000L, 205_000_000L);
    assertThat(draws[draws.length * 99 / 100]).isBetween(850_000_000L, 950_000_000L);
    assertThat(draws[0]).isGreaterThanOrEqualTo(60_000_000L);
    assertThat(draws[draws.length - 1]).isLessThanOrEqualTo(1_500_000_000L);
  }

  private static long[] draws(long seed) {
    EmpiricalLatency model = EmpiricalLatency.hyperliquidEntry(seed);
    return LongStream.range(0, 20_000).map(model::sampleNanos).toArray();
  }

  @Test
  void an_interpolated_model_follows_its_points_in_time() {
    InterpolatedLatency model =
        new InterpolatedLatency(new long[] {100, 200, 300}, new long[] {10, 30, 20});
    assertThat(LongStream.of(0, 100, 150, 200, 250, 300, 999, 150).map(model::sampleNanos))
        .containsExactly(10L, 10L, 20L, 30L, 25L, 20L, 20L, 20L);
  }

  @Test
  void bursts_slow_messages_down_while_the_mid_runs_and_not_after() {
    BurstMeter meter = new BurstMeter(1_000, 1e-4);
    LatencyModel model = LatencyModel.constant(100).duringBursts(meter, 5);
    meter.onMid(1_000_000, 0);
    assertThat(model.sampleNanos(1)).isEqualTo(100);
    meter.onMid(1_000_300, 10); // three times the quiet path
    assertThat(model.sampleNanos(11)).isEqualTo(300);
    meter.onMid(1_010_000, 20);
    assertThat(model.sampleNanos(21)).as("bounded").isEqualTo(500);
    assertThat(model.sampleNanos(2_000)).isEqualTo(100);
  }

  @Test
  void no_message_overtakes_another_on_one_channel() {
    long[] latencies = {500, 10, 10, 10};
    int[] next = {0};
    OrderedChannel channel = new OrderedChannel(_ -> latencies[next[0]++]);
    assertThat(LongStream.of(0, 100, 495, 600).map(channel::deliverAt))
        .containsExactly(500L, 500L, 505L, 610L);
  }

  @Test
  void scaling_scales_every_leg() {
    LatencyLegs legs = LatencyLegs.constant(1, 10, 100).scaled(2);
    assertThat(legs.feed().sampleNanos(0)).isEqualTo(2);
    assertThat(legs.entry().sampleNanos(0)).isEqualTo(20);
    assertThat(legs.response().sampleNanos(0)).isEqualTo(200);
  }

  @Test
  void overload_rises_with_bursts_to_its_ceiling() {
    OverloadModel model = new OverloadModel(0.01, 0.1, 0.5, 1);
    assertThat(model.probability(1)).isEqualTo(0.01);
    assertThat(model.probability(3)).isBetween(0.2099, 0.2101);
    assertThat(model.probability(100)).isEqualTo(0.5);
    long refused = LongStream.range(0, 10_000).filter(i -> model.refuses(i, 3)).count();
    assertThat(refused).isBetween(1_900L, 2_300L);
    assertThat(OverloadModel.never().refuses(1, 1e9)).isFalse();
  }

  @Test
  void bad_settings_are_refused() {
    assertThatThrownBy(() -> new EmpiricalLatency(new double[] {0.5, 0.5}, new long[] {1, 2}, 0))
        .hasMessageContaining("entry 1");
    assertThatThrownBy(() -> LatencyModel.constant(-1)).hasMessageContaining("was -1");
    assertThatThrownBy(() -> new OverloadModel(0.5, 0, 0.1, 0))
        .hasMessageContaining("0 <= base <= ceiling <= 1");
  }
}

package hft.app.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.config.BadConfig;
import hft.app.config.ConfigFiles;
import hft.app.config.DispatcherSettings;
import hft.app.config.Idle;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.app.config.ThreadSettings;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadPlanTest {
  private static Settings settings(String... assignments) {
    return Schema.base()
        .read(
            ConfigFiles.load(
                Path.of("conf/application.conf"), List.of(), List.of(assignments), Map.of()));
  }

  private static void check(int coins, int cores, String... assignments) {
    BitSet cpus = new BitSet();
    cpus.set(0, cores);
    new ThreadPlan(settings(assignments), coins, cores, cpus).check();
  }

  @Test
  void the_defaults_park_every_kind_of_trading_and_the_recorder_and_fit_any_machine() {
    assertThat(settings().get(DispatcherSettings.class).own())
        .containsOnlyKeys(
            "market-data",
            "order-gateway",
            "order-book",
            "strategy",
            "forecast",
            "inference",
            "risk-guardian",
            "order-batcher",
            "safety-officer",
            "recorder")
        .allSatisfy(
            (kind, threads) ->
                assertThat(threads).isEqualTo(new ThreadSettings(Idle.PARK, List.of())));
    assertThatCode(() -> check(50, 1)).doesNotThrowAnyException();
  }

  @Test
  void the_type_in_the_settings_is_the_one_that_exists() {
    assertThat(ThreadSettings.DISPATCHER_TYPE)
        .isEqualTo(OwnThreadDispatcherConfigurator.class.getName());
  }

  @Test
  void as_many_spinning_threads_as_cores_are_allowed_and_no_more() {
    String[] spinning = {
      "hft.dispatchers.strategy.idle=spin", "hft.dispatchers.risk-guardian.idle=spin"
    };
    assertThatCode(() -> check(3, 4, spinning)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(4, 4, spinning))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("conf/dispatchers.conf:")
        .hasMessageContaining(
            "5 threads would spin (risk-guardian, 4 of strategy) and there are 4 cores");
  }

  @Test
  void backing_off_is_not_spinning() {
    assertThatCode(() -> check(9, 1, "pekko.pinned.idle=back-off")).doesNotThrowAnyException();
  }

  @Test
  void two_spinning_threads_on_one_cpu_are_refused() {
    assertThatThrownBy(
            () ->
                check(
                    2,
                    8,
                    "hft.dispatchers.strategy.idle=spin",
                    "hft.dispatchers.strategy.cpu=[2,3]",
                    "hft.dispatchers.order-batcher.idle=spin",
                    "hft.dispatchers.order-batcher.cpu=[3]"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining(
            "CPU 3 would have several spinning threads (order-batcher, strategy)");
  }

  @Test
  void a_cpu_the_process_may_not_use_is_refused_with_its_place() {
    assertThatThrownBy(() -> check(1, 2, "hft.dispatchers.strategy.cpu=[1,7]"))
        .isInstanceOf(BadConfig.class)
        .hasMessage(
            "--set hft.dispatchers.strategy.cpu: hft.dispatchers.strategy.cpu: expected CPUs of"
                + " {0, 1}, which this process may use, was [1, 7]");
  }

  @Test
  void where_threads_cannot_be_bound_a_cpu_is_refused() {
    var plan = new ThreadPlan(settings("hft.dispatchers.strategy.cpu=[0]"), 1, 2, new BitSet());
    assertThatThrownBy(plan::check)
        .hasMessageContaining("threads cannot be bound on this machine: expected [], was [0]");
  }

  @Test
  void a_misspelt_kind_or_way_of_waiting_stops_the_start() {
    assertThatThrownBy(
            () ->
                settings(
                    "hft.dispatchers.stratgy.idle=spin",
                    "hft.dispatchers.forecast.idle=sleep",
                    "hft.dispatchers.order-book.cpus=[1]",
                    "hft.dispatchers.journal=3",
                    "hft.dispatchers.strategy.cpu=[1,1]"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("did you mean hft.dispatchers.strategy?")
        .hasMessageContaining(
            "hft.dispatchers.forecast.idle: expected one of park, back-off, spin, was sleep")
        .hasMessageContaining("did you mean hft.dispatchers.order-book.cpu?")
        .hasMessageContaining(
            "hft.dispatchers.journal: expected a dispatcher { ... } or the name of one, was 3")
        .hasMessageContaining("cpu must list each CPU once, from 0 up, was [1, 1]");
  }

  @Test
  void a_dispatcher_of_pekkos_own_is_pekkos_business() {
    var own =
        settings("hft.dispatchers.strategy=pekko.actor.default-dispatcher")
            .get(DispatcherSettings.class)
            .own();
    assertThat(own).doesNotContainKey("strategy").containsKey("forecast");
  }
}

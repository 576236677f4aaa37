package hft.app.backtest;

import hft.app.config.DispatcherSettings;
import hft.app.config.Settings;
import hft.core.batch.BatchSettings;
import hft.core.maker.MakerSettings;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import hft.core.signal.Alpha;
import hft.trading.BookSettings;
import hft.trading.ForecastSettings;
import hft.trading.GuardianSettings;
import hft.trading.ModelWiring;
import hft.trading.ReconcilerSettings;
import hft.trading.TreeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The trading tree's part of the configuration. */
public final class Trees {
  /** An order nobody answers for is settled within seven seconds, which cancel-all waits for. */
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

  private Trees() {}

  /**
   * @param makerFeeRate fraction of notional; negative is a rebate
   */
  public static TreeSettings tree(
      Settings settings,
      long run,
      double makerFeeRate,
      Supplier<Alpha> alpha,
      Optional<ModelWiring> model) {
    return new TreeSettings(
        run,
        settings.get(BookSettings.class),
        settings.get(MakerSettings.class),
        settings.get(QuoteSettings.class),
        settings.get(CalibrationSettings.class),
        settings.get(ForecastSettings.class),
        alpha,
        model,
        settings.get(GuardianSettings.class),
        settings.get(BatchSettings.class),
        settings.get(ReconcilerSettings.class),
        makerFeeRate,
        STOP_DEADLINE);
  }

  static List<String> dispatcherNames() {
    return DispatcherSettings.KINDS.stream().map(name -> "hft.dispatchers." + name).toList();
  }
}

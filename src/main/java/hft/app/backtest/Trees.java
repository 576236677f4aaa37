package hft.app.backtest;

import hft.app.config.DispatcherSettings;
import hft.app.config.Settings;
import hft.core.batch.BatchSettings;
import hft.core.maker.MakerSettings;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import hft.core.signal.LinearAlpha;
import hft.core.signal.LinearAlphaSettings;
import hft.trading.BookSettings;
import hft.trading.ForecastSettings;
import hft.trading.GuardianSettings;
import hft.trading.ReconcilerSettings;
import hft.trading.TreeSettings;
import java.time.Duration;
import java.util.List;

/** The trading tree's part of the configuration. */
public final class Trees {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(2);

  private Trees() {}

  /**
   * @param makerFeeRate fraction of notional; negative is a rebate
   */
  static TreeSettings tree(Settings settings, long run, double makerFeeRate) {
    return new TreeSettings(
        run,
        settings.get(BookSettings.class),
        settings.get(MakerSettings.class),
        settings.get(QuoteSettings.class),
        settings.get(CalibrationSettings.class),
        settings.get(ForecastSettings.class),
        () -> new LinearAlpha(settings.get(LinearAlphaSettings.class)),
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

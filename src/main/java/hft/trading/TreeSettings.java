package hft.trading;

import hft.core.batch.BatchSettings;
import hft.core.maker.MakerSettings;
import hft.core.maker.MarketMaker;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderIds;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import hft.core.signal.Alpha;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything the tree's actors are set up with.
 *
 * @param run names this run in client order ids: no two runs against one venue may share it
 * @param alpha makes the linear forecast of one desk
 * @param model that is believed before it, if there is one
 * @param makerFeeRate fraction of notional the account pays for making; negative is a rebate
 * @param stopDeadline how long an ordered stop waits for the venue to confirm that all is cancelled
 */
public record TreeSettings(
    long run,
    BookSettings book,
    MakerSettings maker,
    QuoteSettings quote,
    CalibrationSettings calibration,
    ForecastSettings forecast,
    Supplier<Alpha> alpha,
    Optional<ModelWiring> model,
    GuardianSettings risk,
    BatchSettings batch,
    ReconcilerSettings reconciler,
    double makerFeeRate,
    Duration stopDeadline) {
  /**
   * A market maker with nothing in the book. The ids go on counting where a predecessor stopped.
   */
  MarketMaker maker(Instrument instrument, ClientOrderIds ids) {
    return new MarketMaker(instrument, maker, quote, calibration, makerFeeRate, ids);
  }
}

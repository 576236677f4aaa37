package hft.core.maker;

import hft.core.book.BookView;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.quote.AdverseSelection;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.IntensityCalibrator;
import hft.core.quote.MarketState;
import org.jspecify.annotations.Nullable;

/**
 * What one market has taught its maker so far: how often and how deep it trades, what the market
 * does to our fills, and the newest forecast.
 */
final class MarketMemory {
  private final Instrument instrument;
  private final CalibrationSettings calibration;
  private final long forecastMaxNanos;
  private final AdverseSelection adverse = new AdverseSelection(0);
  private @Nullable IntensityCalibrator calibrator;
  private double lastMid;
  private double forecastMove;
  private double forecastHorizonSeconds = 1;
  private long forecastNanos = Long.MIN_VALUE / 2;

  /**
   * @param forecastMaxNanos age from which a forecast counts for nothing
   */
  MarketMemory(Instrument instrument, CalibrationSettings calibration, long forecastMaxNanos) {
    this.instrument = instrument;
    this.calibration = calibration;
    this.forecastMaxNanos = forecastMaxNanos;
  }

  void onBook(BookView book, long nowNanos) {
    if (!book.isTwoSided()) {
      return;
    }
    lastMid = (book.bidPrice(0) + book.askPrice(0)) / 2e8;
    adverse.onMid(lastMid, nowNanos);
    if (calibrator == null) {
      long tick = instrument.priceGrid().tickAt(book.bidPrice(0));
      calibrator = new IntensityCalibrator(calibration, Fixed8.toDouble(tick));
    }
    calibrator.onTop(
        nowNanos, Fixed8.toDouble(book.bidPrice(0)), Fixed8.toDouble(book.askPrice(0)));
    calibrator.refit(nowNanos);
  }

  void onTrade(Side aggressor, long price, long nowNanos) {
    if (calibrator != null) {
      calibrator.onTrade(nowNanos, aggressor, Fixed8.toDouble(price));
    }
  }

  /** One of ours. */
  void onFill(Side side, long nowNanos) {
    if (lastMid > 0) {
      adverse.onFill(side, lastMid, nowNanos);
    }
  }

  /**
   * @param move quote currency over the horizon
   */
  void onForecast(double move, long horizonNanos, long asOfNanos) {
    forecastMove = move;
    forecastHorizonSeconds = horizonNanos * 1e-9;
    forecastNanos = asOfNanos;
  }

  /** Fills in what was learned; the state has its reference price already. */
  void writeTo(MarketState state, long nowNanos) {
    boolean fresh = nowNanos - forecastNanos <= forecastMaxNanos;
    state.alphaMove = fresh ? forecastMove : 0;
    state.alphaHorizonSeconds = forecastHorizonSeconds;
    state.adverseSelection = Math.max(0, adverse.bps()) * 1e-4 * state.referencePrice;
    if (calibrator != null) {
      calibrator.writeTo(state);
    }
  }
}

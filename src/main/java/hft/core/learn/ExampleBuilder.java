package hft.core.learn;

import hft.core.book.BookView;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.signal.MicroPriceEstimator;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens to a recording from its beginning to its end, and makes examples of it. Whatever is tuned
 * (the barriers' distance, the micro-price) looks at the training part alone.
 *
 * <p>Keeps one compact copy of the books, {@code 16 · levels} bytes a snapshot and instrument, and
 * sixteen bytes for each book; windows are made when they are asked for. Events must come in the
 * order of their times.
 */
public final class ExampleBuilder {
  private final ExampleSettings settings;
  private final long trainUntilNanos;
  private final List<CoinRecording> coins = new ArrayList<>();
  private final MicroPriceEstimator micro;

  /**
   * @param instruments ids dense from 0, in order
   * @param trainUntilNanos where the training part ends
   */
  public ExampleBuilder(
      List<Instrument> instruments, ExampleSettings settings, long trainUntilNanos) {
    this.settings = settings;
    this.trainUntilNanos = trainUntilNanos;
    micro = new MicroPriceEstimator(settings.microImbalances(), settings.microSpreads());
    for (Instrument instrument : instruments) {
      coins.add(new CoinRecording(instrument, settings, micro, trainUntilNanos));
    }
  }

  /** A newer state of the instrument's book, known or not. */
  public void onBook(int instrumentId, BookView book, long nowNanos) {
    coins.get(instrumentId).onBook(book, nowNanos);
  }

  public void onTrade(int instrumentId, Side aggressor, long price, long size, long nowNanos) {
    coins.get(instrumentId).onTrade(aggressor, price, size, nowNanos);
  }

  public void onContext(int instrumentId, long rateE12, long oraclePrice, long markPrice) {
    coins.get(instrumentId).onContext(rateE12, oraclePrice, markPrice);
  }

  /** Decides the labels. The builder is spent. */
  public RecordedExamples build() {
    BarrierSettings barriers = settings.barriers();
    if (settings.stationaryShare() > 0) {
      var tuning = new KappaTuning(coins, barriers, trainUntilNanos);
      barriers = barriers.withKappaSigma(tuning.kappaFor(settings.stationaryShare()));
    }
    List<Labelled> labelled = new ArrayList<>();
    for (CoinRecording coin : coins) {
      labelled.add(Labelled.of(coin, barriers, settings.returnPower()));
    }
    return new RecordedExamples(settings, barriers, micro.estimate(), labelled);
  }
}

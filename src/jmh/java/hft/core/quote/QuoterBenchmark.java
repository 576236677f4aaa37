package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision with either model, an exact solution from nothing, and one calibration refit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class QuoterBenchmark {
  private static final double MID = 84_143.5;
  private static final double BASIS_POINT = MID * 1e-4;

  private final MarketState state = new MarketState();
  private final Quoter closed = new Quoter(QuoteSettings.defaults(), Instrument.perp(0, "BTC", 5));
  private final QuoteTargets targets = closed.newTargets();
  private final GlftExact exact = new GlftExact(30, 0);
  private final IntensityCalibrator calibrator =
      new IntensityCalibrator(CalibrationSettings.defaults(), 1);
  private long nanos;
  private int decisions;

  @Setup
  public void fill() {
    state.bestBid = 84_143 * Fixed8.ONE;
    state.bestAsk = 84_144 * Fixed8.ONE;
    state.referencePrice = MID;
    state.sigma = 0.3 * BASIS_POINT;
    state.bidA = 0.1;
    state.askA = 0.12;
    state.bidK = 1 / (0.6 * BASIS_POINT);
    state.askK = 1 / (0.5 * BASIS_POINT);
    state.makerFeeRate = 1.5e-4;
    state.fundingRatePerHour = 2.5e-5;
    state.alphaHorizonSeconds = 5;
    for (int i = 0; i < 6_000; i++) {
      advance();
    }
  }

  private void advance() {
    nanos += 100_000_000L;
    double mid = MID + nanos / 300_000_000L % 7;
    calibrator.onTop(nanos, mid - 0.5, mid + 0.5);
    calibrator.onTrade(nanos + 1, Side.BID, mid + nanos / 100_000_000L % 11);
    calibrator.onTrade(nanos + 2, Side.ASK, mid - nanos / 100_000_000L % 9);
  }

  @Benchmark
  public long decision() {
    decisions++;
    state.inventory = (decisions & 63) * 200_000L;
    state.alphaMove = decisions & 15;
    closed.quote(state, targets);
    return targets.bidLimitPrice + targets.size(Side.ASK, 0);
  }

  @Benchmark
  public double exactSolution() {
    decisions++;
    exact.solve(state.sigma, 0.1 + (decisions & 63) * 1e-3, 0.2, 0.001, 0, 0);
    return exact.bidDepth(0);
  }

  @Benchmark
  public double refit() {
    for (int i = 0; i < 50; i++) {
      advance();
    }
    calibrator.refit(nanos + 3);
    return calibrator.sigma();
  }
}

package hft.backtest.report;

import hft.core.market.Fixed8;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Sharpe and Sortino of non-overlapping periods, and a moving-block bootstrap of the mean: profits
 * of neighbouring periods are not independent, so blocks are drawn, never single periods.
 */
final class ReturnStatistics {
  private static final double YEAR_SECONDS = 365.0 * 86_400;
  private static final int RESAMPLES = 1_000;
  private static final int FEWEST_FOR_BOOTSTRAP = 20;
  private static final long BLOCK_SECONDS = 30 * 60;
  private static final long DAY_SECONDS = 86_400;

  private ReturnStatistics() {}

  /**
   * @param equity at equally spaced instants, scaled by 1e-8
   * @param barSeconds between two of them
   */
  static Performance of(long[] equity, long barSeconds, long seed) {
    long runSeconds = Math.max(0, equity.length - 1) * barSeconds;
    long period = Math.max(barSeconds, periodFor(runSeconds));
    double[] profits = profits(equity, (int) (period / barSeconds));
    double mean = mean(profits);
    double deviation = deviation(profits, mean);
    double downside = downside(profits);
    double perYear = Math.sqrt(YEAR_SECONDS / period);
    double autocorrelation = autocorrelation(profits, mean);
    double minutes = period / 60.0;
    int block = blockLength(profits.length, period);
    double[] interval = bootstrap(profits, block, seed);
    return new Performance(
        period,
        profits.length,
        mean / deviation * perYear,
        mean / downside * perYear,
        mean / deviation,
        autocorrelation,
        mean / minutes,
        interval[0] / minutes,
        interval[1] / minutes,
        block,
        warning(runSeconds, profits.length, deviation, autocorrelation));
  }

  /** Days when there are sixty, hours when there are five days, minutes otherwise. */
  private static long periodFor(long runSeconds) {
    if (runSeconds >= 60 * DAY_SECONDS) {
      return DAY_SECONDS;
    }
    return runSeconds >= 5 * DAY_SECONDS ? 3_600 : 60;
  }

  private static double[] profits(long[] equity, int step) {
    int count = Math.max(0, (equity.length - 1) / step);
    double[] profits = new double[count];
    for (int i = 0; i < count; i++) {
      profits[i] = Fixed8.toDouble(equity[(i + 1) * step] - equity[i * step]);
    }
    return profits;
  }

  private static double mean(double[] values) {
    return values.length == 0 ? Double.NaN : sum(values) / values.length;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** NaN when there is nothing to divide by. */
  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length < 2 || squares == 0
        ? Double.NaN
        : Math.sqrt(squares / (values.length - 1));
  }

  private static double downside(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value < 0 ? value * value : 0;
    }
    return values.length < 2 || squares == 0 ? Double.NaN : Math.sqrt(squares / values.length);
  }

  private static double autocorrelation(double[] values, double mean) {
    double squares = 0;
    double products = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      if (i > 0) {
        products += (values[i] - mean) * (values[i - 1] - mean);
      }
    }
    return squares == 0 ? Double.NaN : products / squares;
  }

  /** Half an hour, but at most a fifth of the run. */
  private static int blockLength(int periods, long periodSeconds) {
    long half = Math.max(1, BLOCK_SECONDS / periodSeconds);
    return Math.clamp(half, 1, Math.max(1, periods / 5));
  }

  /** The 2.5 % and 97.5 % quantiles of the mean. */
  private static double[] bootstrap(double[] profits, int block, long seed) {
    if (profits.length < FEWEST_FOR_BOOTSTRAP) {
      return new double[] {Double.NaN, Double.NaN};
    }
    Random random = new Random(seed); // its algorithm is part of the Java specification
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      means[r] = resampledMean(profits, block, random);
    }
    Arrays.sort(means);
    return new double[] {means[RESAMPLES * 25 / 1000], means[RESAMPLES * 975 / 1000 - 1]};
  }

  private static double resampledMean(double[] profits, int block, Random random) {
    double sum = 0;
    int drawn = 0;
    while (drawn < profits.length) {
      int start = random.nextInt(profits.length - block + 1);
      for (int i = 0; i < block && drawn < profits.length; i++, drawn++) {
        sum += profits[start + i];
      }
    }
    return sum / profits.length;
  }

  private static String warning(
      long runSeconds, int periods, double deviation, double autocorrelation) {
    if (periods < 2 || Double.isNaN(deviation)) {
      return "too short or too still for a ratio";
    }
    StringBuilder warning = new StringBuilder();
    if (runSeconds < 30 * DAY_SECONDS) {
      warning.append(
          String.format(
              Locale.ROOT,
              "%d periods over %.1f hours: an annualised ratio of so short a run says little",
              periods,
              runSeconds / 3600.0));
    }
    if (Math.abs(autocorrelation) > 2 / Math.sqrt(periods)) {
      warning.append(warning.isEmpty() ? "" : "; ");
      warning.append(
          String.format(
              Locale.ROOT,
              "successive periods are correlated (%.2f), so annualising misstates it",
              autocorrelation));
    }
    return warning.toString();
  }
}

package hft.telemetry;

import java.util.ArrayDeque;

/**
 * Whether the forecast of one coin still forecasts: its correlation with the move that came, and
 * how far its recent average has moved from its long one. Samples once a second.
 */
public final class AlphaHealth {
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** Samples that wait for their horizon. */
  private static final int WAITING = 1_024;

  /** Seconds of memory. */
  private static final double CORRELATION_MEMORY = 1_800;

  private static final double RECENT_MEMORY = 300;
  private static final double LONG_MEMORY = 3_600;

  private record Sample(long dueNanos, double forecastBps, double mid) {}

  private final ArrayDeque<Sample> waiting = new ArrayDeque<>();
  private final long horizonNanos;
  private double lastMid;
  private long sampledNanos;
  private double forecast;
  private double recent;
  private double average;
  private double variance;
  private long samples;
  private double forecastMean;
  private double moveMean;
  private double forecastSquares;
  private double moveSquares;
  private double products;
  private long pairs;

  AlphaHealth(long horizonNanos) {
    this.horizonNanos = horizonNanos;
  }

  /**
   * A decision was made with this forecast.
   *
   * @param alpha expected move of the mid, quote currency
   * @param mid quote currency
   */
  void forecast(long nanos, double alpha, double mid) {
    forecast = mid > 0 ? alpha / mid * 1e4 : 0;
    if (mid <= 0 || nanos - sampledNanos < EVERY_NANOS) {
      return;
    }
    sampledNanos = nanos;
    samples++;
    double difference = forecast - average;
    average += difference * weight(LONG_MEMORY, samples);
    variance += (difference * difference - variance) * weight(LONG_MEMORY, samples);
    recent += (forecast - recent) * weight(RECENT_MEMORY, samples);
    if (waiting.size() < WAITING) {
      waiting.addLast(new Sample(nanos + horizonNanos, forecast, mid));
    }
  }

  /** The market is here now. */
  void mark(long nanos, double mid) {
    while (!waiting.isEmpty() && waiting.getFirst().dueNanos < nanos) {
      Sample sample = waiting.removeFirst();
      if (lastMid > 0) {
        pair(sample.forecastBps, (lastMid - sample.mid) / sample.mid * 1e4);
      }
    }
    lastMid = mid;
  }

  private void pair(double forecastBps, double moveBps) {
    pairs++;
    double weight = weight(CORRELATION_MEMORY, pairs);
    double ahead = forecastBps - forecastMean;
    double moved = moveBps - moveMean;
    forecastMean += weight * ahead;
    moveMean += weight * moved;
    forecastSquares += weight * ((1 - weight) * ahead * ahead - forecastSquares);
    moveSquares += weight * ((1 - weight) * moved * moved - moveSquares);
    products += weight * ((1 - weight) * ahead * moved - products);
  }

  private static double weight(double memory, long count) {
    return Math.max(1 / memory, 1.0 / count);
  }

  /** The last forecast, basis points. */
  public double forecastBps() {
    return forecast;
  }

  /** Pairs of forecast and move seen. */
  public long pairs() {
    return pairs;
  }

  /** Of forecast and move over about half an hour, -1..1; 0 while neither varied. */
  public double correlation() {
    double scale = Math.sqrt(forecastSquares * moveSquares);
    return scale == 0 ? 0 : products / scale;
  }

  /** The recent average less the long one, in standard deviations of the forecast. */
  public double drift() {
    return variance == 0 ? 0 : (recent - average) / Math.sqrt(variance);
  }
}

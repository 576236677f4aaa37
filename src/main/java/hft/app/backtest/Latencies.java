package hft.app.backtest;

import hft.app.config.LatencySettings;
import hft.core.match.latency.EmpiricalLatency;
import hft.core.match.latency.LatencyModel;
import hft.sim.ExchangeLatency;

/** The latency models a configuration asks for. */
public final class Latencies {
  private Latencies() {}

  public static ExchangeLatency exchange(LatencySettings settings, long seed) {
    LatencyModel entry =
        switch (settings.model()) {
          case CONSTANT -> scaled(settings.entry().toNanos(), settings.scale());
          case HYPERLIQUID -> scaled(EmpiricalLatency.hyperliquidEntry(seed), settings.scale());
        };
    return new ExchangeLatency(entry, scaled(settings.response().toNanos(), settings.scale()));
  }

  private static LatencyModel scaled(LatencyModel model, double scale) {
    return now -> (long) (model.sampleNanos(now) * scale);
  }

  private static LatencyModel scaled(long nanos, double scale) {
    return LatencyModel.constant((long) (nanos * scale));
  }
}

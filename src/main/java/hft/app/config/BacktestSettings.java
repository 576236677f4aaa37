package hft.app.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backtest replays and how the simulated venue behaves. Section {@code hft.backtest}.
 *
 * @param path a Parquet root, a table folder or a single file
 * @param out the run folder; empty for one under {@code runs/}
 * @param coins which to trade; empty for all there are
 * @param from first instant, inclusive; {@code to} exclusive
 * @param interleavingSeed draws the order in which actors take turns; empty for first sent, first
 *     handled
 */
public record BacktestSettings(
    Path path,
    Optional<Path> out,
    List<String> coins,
    Optional<Instant> from,
    Optional<Instant> to,
    QueueModelName queue,
    FeeScenarioName fees,
    Optional<Long> interleavingSeed,
    LatencySettings latency) {
  public BacktestSettings {
    coins = List.copyOf(coins);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new IllegalArgumentException(
          "from must be before to, were " + from.get() + " and " + to.get());
    }
  }

  /** The same run with its data and its folder where they really lie. */
  public BacktestSettings at(Path data, Path folder) {
    return new BacktestSettings(
        data, Optional.of(folder), coins, from, to, queue, fees, interleavingSeed, latency);
  }

  /** The same on other data. */
  public BacktestSettings withPath(Path other) {
    return new BacktestSettings(
        other, out, coins, from, to, queue, fees, interleavingSeed, latency);
  }
}

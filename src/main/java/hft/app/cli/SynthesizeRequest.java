package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.List;

/** A synthetic market to make. The same coins, hours and seed give the same bytes. */
public record SynthesizeRequest(
    Settings settings, Path out, List<String> coins, double hours, long seed) {
  public SynthesizeRequest {
    coins = List.copyOf(coins);
  }
}

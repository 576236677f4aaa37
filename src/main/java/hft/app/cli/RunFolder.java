package hft.app.cli;

import hft.app.config.BacktestSettings;
import hft.app.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * From the settings of a backtest to the request to run it: where its data lies, where it writes.
 */
final class RunFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private RunFolder() {}

  static BacktestRequest request(Program program, Settings settings) {
    BacktestSettings backtest = settings.get(BacktestSettings.class);
    Path data = program.home().resolve(backtest.path());
    if (!Files.exists(data)) {
      throw new UserMistake(
          "no such file or folder: "
              + backtest.path()
              + " (expected a Parquet root, a table folder or a single Parquet file)");
    }
    Path out =
        backtest.out().map(given -> program.home().resolve(given)).orElseGet(() -> fresh(program));
    out = OutputRoot.of(out);
    Path real = followed(data);
    return new BacktestRequest(
        settings.with(backtest.at(real, out)), real, label(program, data), out);
  }

  /** Where a symbolic link leads: whoever walks the folder need not care. */
  private static Path followed(Path data) {
    try {
      return data.toRealPath();
    } catch (IOException e) {
      throw new UserMistake("cannot open " + data + ": " + e.getMessage(), e);
    }
  }

  /** A folder of its own under {@code runs/}, named by the UTC time. */
  private static Path fresh(Program program) {
    Path runs = program.home().resolve("runs");
    String stamp = LocalDateTime.now(ZoneOffset.UTC).format(STAMP) + "-backtest";
    Path folder = runs.resolve(stamp);
    for (int i = 2; Files.exists(folder); i++) {
      folder = runs.resolve(stamp + "-" + i);
    }
    return folder;
  }

  /** Nothing of the machine gets into the report: a path below home, or just the last name. */
  private static String label(Program program, Path data) {
    Path home = program.home().toAbsolutePath().normalize();
    Path path = data.toAbsolutePath().normalize();
    Path shown = path.startsWith(home) ? home.relativize(path) : path.getFileName();
    return String.valueOf(shown);
  }
}

package hft.backtest.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a finished run into its folder: {@code summary.json} and {@code report.html}. */
public final class RunReport {
  private RunReport() {}

  /**
   * Each file appears whole or not at all.
   *
   * @param wallSeconds how long the run took; stands in {@code summary.json} only
   */
  public static void write(Path folder, Summary summary, RunCharts charts, double wallSeconds)
      throws IOException {
    Files.createDirectories(folder);
    replace(folder.resolve("report.html"), HtmlReport.render(summary, charts));
    replace(folder.resolve("summary.json"), SummaryJson.text(summary, wallSeconds));
  }

  private static void replace(Path file, String text) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.write(partial, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}

package hft.backtest.report;

import hft.data.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    WholeFile.write(folder.resolve("report.html"), HtmlReport.render(summary, charts));
    WholeFile.write(folder.resolve("summary.json"), SummaryJson.text(summary, wallSeconds));
  }
}

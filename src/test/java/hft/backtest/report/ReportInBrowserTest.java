package hft.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report in a real browser without a screen. Skipped without one, except in CI. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportInBrowserTest {
  private static final int SECONDS = 1_800;

  @Test
  void every_chart_is_drawn_and_no_script_fails(@TempDir Path folder) throws Exception {
    Optional<Path> browser = browser();
    assertThat(browser.isPresent() || !"true".equals(System.getenv("CI")))
        .as("CI needs chromium on the PATH")
        .isTrue();
    assumeTrue(browser.isPresent(), "no chromium on the PATH");

    RunRecorder recorder = new RunRecorder(GeneratedRun.COINS);
    new GeneratedRun(7, recorder).run(SECONDS);
    Summary summary = recorder.finish(GeneratedRun.facts(SECONDS, true));
    RunReport.write(folder, summary, recorder.charts(), 1);

    Path dom = folder.resolve("dom.html");
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of(browser.orElseThrow().toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            "--dump-dom",
            folder.resolve("report.html").toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the browser came to an end").isTrue();

    assertThat(Files.readString(errors)).doesNotContain("Uncaught").doesNotContain("SyntaxError");
    String drawn = Files.readString(dom);
    assertThat(drawn.split("<canvas", -1)).as("charts: %s", drawn.length()).hasSize(5 + 1);
    assertThat(drawn)
        .contains("SYNTHETIC DATA")
        .contains(">BTC</button>")
        .contains(">ETH</button>");
  }

  private static Optional<Path> browser() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}

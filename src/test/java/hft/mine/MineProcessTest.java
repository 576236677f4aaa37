package hft.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hft.app.ProgramCommand;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.mine.Doorkeeper.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The miner as a process that is killed, interrupted, and started again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MineProcessTest {
  private static final LocalDate DAY = LocalDate.of(2025, 9, 4);
  private static final int HOURS = 5;
  private static final int LINES = 300;
  private static final int CHUNKS_FOR_EVER = 1_000_000;

  @TempDir Path folder;

  private Process start(ArchiveFixture archive, Path out) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProgramCommand.of(
                    // A test runner in the background may have passed on an ignored interrupt.
                    "exec env --default-signal",
                    "mine",
                    "--start-date",
                    DAY,
                    "--end-date",
                    DAY,
                    "--coins",
                    "BTC",
                    "--tables",
                    "l2_book",
                    "--out",
                    out,
                    "--endpoint",
                    archive.url()))
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    // Only these: a developer's own credentials must not get near a test.
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", S3Server.ID,
                "AWS_SECRET_ACCESS_KEY", S3Server.SECRET,
                "AWS_EC2_METADATA_DISABLED", "true"));
    return builder.start();
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    return process.exitValue();
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static long parts(Path out) {
    Path tables = out.resolve("l2_book");
    if (!Files.exists(tables)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(tables)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).count();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void killed_and_interrupted_it_goes_on_and_ends_as_if_nothing_had_happened() throws Exception {
    try (ArchiveFixture archive = new ArchiveFixture(folder)) {
      for (int hour = 0; hour < HOURS; hour++) {
        archive.books("BTC", DAY, hour, LINES, 500);
      }
      archive.door().plan("/l2Book/BTC.lz4", Fault.SLOW, CHUNKS_FOR_EVER);
      Path out = folder.resolve("out");
      long done = 0;
      for (String signal : new String[] {"KILL", "INT"}) {
        Process process = start(archive, out);
        long before = done;
        await().atMost(Duration.ofMinutes(5)).until(() -> parts(out) > before);
        signal(signal, process);
        assertThat(end(process)).isEqualTo(signal.equals("KILL") ? 137 : 130);
        done = parts(out);
        assertThat(done).isBetween(before + 1, HOURS - 1L);
        // What is there is whole hours, and can be read as it is.
        assertThat(MarketDataReader.open(out, Selection.ALL).rows()).isEqualTo(done * LINES);
      }
      archive.door().noMoreFaults();
      archive.door().forget();
      assertThat(end(start(archive, out))).as(stderr()).isZero();
      assertThat(archive.door().gets().stream().filter(line -> line.endsWith("BTC.lz4")))
          .hasSizeBetween(1, (int) (HOURS - done + 1));
      assertThat(stderr()).doesNotContain("WARN", "hadoop", S3Server.SECRET);
      Path whole = folder.resolve("whole");
      assertThat(end(start(archive, whole))).isZero();
      TreeMap<String, byte[]> resumed = MineTest.files(out);
      assertThat(resumed).hasSize(HOURS + 2); // the ledger of the day, and the instruments
      MineTest.assertSame(resumed, MineTest.files(whole));
    }
  }

  private String stderr() throws java.io.IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}

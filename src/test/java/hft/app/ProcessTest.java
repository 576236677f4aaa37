package hft.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as processes of their own: killed, interrupted, out of room, and told apart. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessTest {
  private static final String ZSTD = "libzstd-jni-" + ZstdVersion.VERSION + ".so";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
  }

  /**
   * @param shell what the shell does first; ends in what {@code exec} takes before the command
   */
  private Process start(String shell, Object... args) throws IOException {
    Process process =
        new ProcessBuilder(ProgramCommand.of(shell, args))
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    started.add(process);
    return process;
  }

  private int run(Object... args) throws Exception {
    return end(start("exec", args));
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    return process.exitValue();
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private List<String> below(Path root) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** A backtest that is well under way. */
  private Process underWay(Path out) throws Exception {
    // A test runner in the background may have passed on an ignored interrupt.
    Process process = start("exec env --default-signal", "backtest", "--out", out);
    Path hidden = out.resolveSibling(".run.partial");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> below(hidden).stream().anyMatch(name -> name.endsWith(".tmp")));
    assertThat(out).doesNotExist();
    return process;
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void a_signal_ends_a_backtest_and_leaves_nothing(String signal, int code) throws Exception {
    Path out = folder.resolve("runs/run");
    Process process = underWay(out);
    signal(signal, process);
    assertThat(end(process)).isEqualTo(code);
    assertThat(below(folder.resolve("runs"))).isEmpty();
    assertThat(out).doesNotExist();
    assertThat(stderr()).doesNotContain("Exception");
  }

  @Test
  void a_killed_backtest_leaves_a_hidden_folder_that_the_next_one_removes() throws Exception {
    Path out = folder.resolve("runs/run");
    Process process = underWay(out);
    Process second = start("exec", "backtest", "--out", out, "--to", "2026-01-05T12:31:00Z");
    assertThat(end(second)).isEqualTo(2);
    assertThat(stderr()).contains("another run is writing to " + out);
    signal("KILL", process);
    assertThat(end(process)).isEqualTo(137);
    assertThat(out).doesNotExist();
    assertThat(below(folder.resolve("runs"))).isNotEmpty();
    assertThat(run("backtest", "--out", out, "--to", "2026-01-05T12:31:00Z")).isZero();
    assertThat(below(folder.resolve("runs"))).hasSize(6).allMatch(name -> name.startsWith("run/"));
  }

  @Test
  void an_interrupted_synthesis_leaves_nothing() throws Exception {
    Path out = folder.resolve("market");
    Process process = start("exec", "synthesize", "--out", out, "--hours", "24");
    await().atMost(Duration.ofSeconds(60)).until(() -> !below(out).isEmpty());
    signal("TERM", process);
    assertThat(end(process)).isEqualTo(143);
    assertThat(out).doesNotExist();
  }

  /** The zstd library as a file, which the limit below would not let it unpack. */
  private Path zstd() throws IOException {
    String name = System.getProperty("os.arch").equals("aarch64") ? "linux/aarch64" : "linux/amd64";
    Path file = folder.resolve("libzstd.so");
    try (InputStream library = Zstd.class.getResourceAsStream("/" + name + "/" + ZSTD)) {
      Files.copy(requireNonNull(library, ZSTD), file);
    }
    return file;
  }

  /** A limit on the size of files is the full disk that needs no privilege. */
  @Test
  void no_room_is_our_failure_said_once_and_leaves_nothing() throws Exception {
    String zstd = "export JDK_JAVA_OPTIONS=-DZstdNativePath=" + zstd() + " && ";
    for (List<Object> args :
        List.<List<Object>>of(
            List.of("backtest", "--out", folder.resolve("out"), "--quiet"),
            List.of("synthesize", "--out", folder.resolve("out"), "--quiet"))) {
      Process process = start(zstd + "ulimit -f 64 && exec", args.toArray());
      assertThat(end(process)).as(stderr()).isEqualTo(1);
      assertThat(stderr()).contains("hft: cannot write ", "File too large");
      assertThat(folder.resolve("out")).doesNotExist();
      assertThat(folder.resolve(".out.partial")).doesNotExist();
    }
  }

  @Test
  void no_room_for_a_library_is_said_before_anything_starts() throws Exception {
    Path out = folder.resolve("out");
    assertThat(end(start("ulimit -f 64 && exec", "backtest", "--out", out))).isEqualTo(1);
    assertThat(stderr())
        .contains("hft: cannot load the zstd library from", "because: ", "File too large")
        .doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void two_processes_write_the_same_run() throws Exception {
    Map<String, String> first = new TreeMap<>();
    for (String name : List.of("one", "two")) {
      Path out = folder.resolve(name).resolve("run");
      assertThat(run("backtest", "--out", out, "--to", "2026-01-05T12:35:00Z", "--json")).isZero();
      Map<String, String> files = new TreeMap<>();
      for (String file : below(out)) {
        String text =
            new String(
                Files.readAllBytes(out.resolve(file)),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        files.put(
            file,
            file.equals("summary.json")
                ? text.replaceAll("\"(wallSeconds|eventsPerSecond)\" : [0-9.]+", "")
                : text);
      }
      if (first.isEmpty()) {
        first.putAll(files);
      }
      assertThat(files.keySet()).hasSize(6).isEqualTo(first.keySet());
      files.forEach((file, text) -> assertThat(text.equals(first.get(file))).as(file).isTrue());
    }
  }
}

package hft.hyperliquid.nonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.pace.NonceSequence;
import hft.wire.action.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NonceFileTest {
  private static final Address AGENT = Address.parse("0x02a24ae7db1cf8346cfdbd7e1233c5b70ed793c1");
  private static final long NOW = 1_760_000_000_000L;

  @TempDir Path folder;

  @Test
  void the_next_process_starts_above_whatever_the_last_may_have_used() {
    long used;
    try (var first = NonceFile.open(folder, AGENT, NOW)) {
      used = first.next(NOW);
      assertThat(used).isEqualTo(NOW);
    }
    try (var second = NonceFile.open(folder, AGENT, NOW - 5_000)) {
      assertThat(second.next(NOW - 5_000)).isGreaterThan(NOW + NonceFile.STEP_MILLIS);
    }
  }

  @Test
  void a_burst_beyond_the_reservation_is_written_down_first() throws IOException {
    try (var nonces = NonceFile.open(folder, AGENT, NOW)) {
      long last = 0;
      for (int i = 0; i < 200_000; i++) {
        last = nonces.next(NOW);
      }
      assertThat(last).isEqualTo(NOW + 199_999);
      assertThat(mark()).isGreaterThanOrEqualTo(last);
    }
  }

  @Test
  void it_says_when_to_write_ahead() {
    try (var nonces = NonceFile.open(folder, AGENT, NOW)) {
      assertThat(nonces.isLow(NOW)).isFalse();
      assertThat(nonces.isLow(NOW + 40_000)).isTrue();
      nonces.reserve(NOW + 40_000);
      assertThat(nonces.isLow(NOW + 40_000)).isFalse();
    }
  }

  @Test
  void two_with_one_key_are_refused_and_two_keys_are_not() {
    try (var first = NonceFile.open(folder, AGENT, NOW)) {
      assertThatThrownBy(() -> NonceFile.open(folder, AGENT, NOW))
          .isInstanceOf(NonceProblem.class)
          .hasMessageContaining(AGENT + " is in use");
      NonceFile.open(folder, Address.ZERO, NOW).close();
      assertThat(first.next(NOW)).isEqualTo(NOW);
    }
    NonceFile.open(folder, AGENT, NOW).close();
  }

  @Test
  void a_file_that_says_something_else_is_not_guessed_at() throws IOException {
    for (String text : new String[] {"", "17", "nonces below this mark may have been used: -3\n"}) {
      Files.writeString(file(), text);
      assertThatThrownBy(() -> NonceFile.open(folder, AGENT, NOW))
          .isInstanceOf(NonceProblem.class)
          .hasMessageContaining("not guessing");
    }
  }

  @Test
  void a_mark_the_venue_would_refuse_stops_the_start() throws IOException {
    long mark = NOW + NonceSequence.AHEAD_MILLIS;
    Files.writeString(file(), "nonces below this mark may have been used: " + mark + "\n");
    assertThatThrownBy(() -> NonceFile.open(folder, AGENT, NOW))
        .isInstanceOf(NonceProblem.class)
        .hasMessageContaining("2025-10-10T08:53:20Z")
        .hasMessageContaining("check the clock");
  }

  /** The real thing: another process is killed in the middle of using nonces. */
  @Test
  void after_a_kill_nothing_is_used_again() throws Exception {
    Process process = process().redirectError(ProcessBuilder.Redirect.INHERIT).start();
    long highest = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < 100_000; i++) {
        highest = Long.parseLong(out.readLine());
      }
      assertThatThrownBy(() -> NonceFile.open(folder, AGENT, System.currentTimeMillis()))
          .hasMessageContaining("is in use here already");
      process.toHandle().destroyForcibly(); // of the handle: it leaves the pipe open
      // What was still in the pipe was used too; the last line may be cut off.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        highest = line.length() == 13 ? Math.max(highest, Long.parseLong(line)) : highest;
      }
      process.waitFor();
    }
    try (var next = NonceFile.open(folder, AGENT, System.currentTimeMillis())) {
      assertThat(next.next(System.currentTimeMillis())).isGreaterThan(highest);
    }
  }

  /** Closing a second channel to a locked file would give the first one's lock up. */
  @Test
  void a_refused_try_in_the_same_process_leaves_the_lock_to_its_holder() throws Exception {
    try (var first = NonceFile.open(folder, AGENT, NOW)) {
      assertThatThrownBy(() -> NonceFile.open(folder, AGENT, NOW)).isInstanceOf(NonceProblem.class);
      Process other = process().redirectErrorStream(true).start();
      String said;
      try (var out = other.inputReader(StandardCharsets.UTF_8)) {
        said = String.valueOf(out.readLine());
      }
      other.waitFor();
      assertThat(said).contains("the key of " + AGENT + " is in use here already");
      assertThat(first.next(NOW)).isEqualTo(NOW);
    }
  }

  private ProcessBuilder process() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        NonceProcess.class.getName(),
        folder.toString(),
        AGENT.toString());
  }

  private Path file() {
    return folder.resolve("nonces-" + AGENT);
  }

  private long mark() throws IOException {
    String text = Files.readString(file());
    return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1).trim());
  }
}

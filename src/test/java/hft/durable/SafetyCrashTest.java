package hft.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.risk.Ladder;
import hft.core.risk.SafetyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The writing process is killed at random moments, over and over on the same files: {@code
 * -Dcrashes=N} for more. Whatever was called durable is there, nothing is there that was not asked
 * for, and a latch is released only if its release was.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyCrashTest {
  private static final int CRASHES = Integer.getInteger("crashes", 12);
  private static final long SEED = Long.getLong("crash-seed", 1);
  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void a_kill_at_any_point_loses_nothing_that_was_confirmed_and_never_rearms() throws Exception {
    List<String> written = List.of();
    long equity = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      List<String> told = lifeAndDeath(crash);
      try (SafetyStore store =
          SafetyStore.inFolder(folder.resolve("safety"), Duration.ofMillis(10), trouble -> {})) {
        Before before = store.before();
        assertThat(before.doubts()).as("crash %d", crash).isEmpty();
        List<String> now = before.ladder().stream().map(SafetyCrashTest::words).toList();
        assertThat(now.subList(0, written.size())).as("what was there before").isEqualTo(written);
        check(told, now.subList(written.size(), now.size()), before.ladder());
        SafetyState state = store.continueFor("me");
        long remembered = state == null ? equity : state.drawdown().samples().getLast().equity();
        assertThat(remembered).as("equity goes on").isGreaterThanOrEqualTo(equity);
        equity = state == null ? 0 : remembered; // void after a release, and begun anew
        written = now;
      }
    }
    assertThat(written).as("something was written at all").hasSizeGreaterThan(10 * CRASHES);
  }

  private static void check(List<String> told, List<String> fresh, List<Ladder.Entry> all) {
    List<String> asked =
        told.stream().filter(it -> it.startsWith("asked ")).map(it -> it.substring(6)).toList();
    List<String> done =
        told.stream().filter(it -> it.startsWith("done ")).map(it -> it.substring(5)).toList();
    assertThat(told).noneMatch(it -> it.startsWith("failed "));
    // The last line may have been cut off by the death, and with it what was asked last.
    assertThat(asked.size() + 1).isGreaterThanOrEqualTo(fresh.size());
    List<String> known = fresh.subList(0, Math.min(fresh.size(), asked.size()));
    assertThat(known)
        .as("in the order they were asked for")
        .isEqualTo(asked.subList(0, known.size()));
    assertThat(fresh).as("all that was confirmed").containsAll(done);
    Ladder ladder = new Ladder();
    ladder.restore(all);
    if (!fresh.isEmpty()) {
      assertThat(ladder.isKilled()).isEqualTo(fresh.getLast().startsWith("engaged "));
    }
  }

  private static String words(Ladder.Entry entry) {
    return (entry.engaged() ? "engaged " : "released ") + entry.number();
  }

  /** Everything it said, whole lines only. */
  private List<String> lifeAndDeath(int crash) throws IOException, InterruptedException {
    Path out = folder.resolve("out-" + crash);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWriter.class.getName(),
                folder.resolve("safety").toString(),
                "" + (SEED * 1_000 + crash))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    await(process, out, random.nextInt(4) == 0 ? "started\n" : "\ndone ");
    Thread.sleep(random.nextInt(1, 120));
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(137);
    String text = Files.readString(out);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** Now and then it dies before anything is durable. */
  private static void await(Process process, Path out, String said) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> Files.readString(out).contains(said));
    assertThat(process.isAlive()).isTrue();
  }
}

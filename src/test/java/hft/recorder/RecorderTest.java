package hft.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hft.data.Frames;
import hft.data.Instruments;
import hft.data.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder's row of the supervision table in ARCHITECTURE.md. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecorderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long T = Frames.START;
  private static final Instruments BTC = Frames.instruments("BTC");

  @TempDir Path folder;
  private Path root;
  private final ActorTestKit kit = ActorTestKit.create();
  private final FrameQueue queue = new FrameQueue(256);
  private final Ledger ledger = new Ledger(BTC.list());
  private final Distress distress = Distress.besideTrading();

  @BeforeEach
  void place() {
    root = folder.resolve("market");
  }

  @AfterEach
  void shutdown() {
    kit.shutdownTestKit();
  }

  private Recorder.Wiring wiring() {
    RecorderSettings settings =
        new RecorderSettings(
            true, 256, Duration.ofMillis(10), Duration.ofSeconds(1), 24, Duration.ofMillis(100));
    return new Recorder.Wiring(settings, queue, root, BTC, BTC.list(), ledger, distress);
  }

  /** As at the end of a run. A probe of the same system might end before the recorder has. */
  private void stop() {
    kit.system().terminate();
    assertThat(kit.system().getWhenTerminated().toCompletableFuture()).succeedsWithin(PATIENCE);
  }

  private void awaitRows(int rows) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> Frames.read(root, Selection.ALL).size() == rows);
  }

  @Test
  void it_flushes_by_itself_and_once_more_when_it_is_stopped() {
    kit.spawn(Recorder.create(wiring()));
    queue.offer(Frames.trade(T, 1));
    awaitRows(1);
    queue.offer(Frames.trade(T + 1, 2));
    stop();
    assertThat(Frames.read(root, Selection.ALL)).hasSize(2);
    assertThat(ledger.rows()).isEqualTo(2);
  }

  @Test
  void beside_trading_it_loses_what_it_cannot_write_and_goes_on_when_it_can() throws IOException {
    kit.spawn(Recorder.persistent(wiring()));
    queue.offer(Frames.trade(T, 1));
    awaitRows(1);
    Path inTheWay = Files.writeString(root.resolve("bbo"), "a file where a folder has to be");
    queue.offer(Frames.trade(T + 1, 2));
    queue.offer(Frames.top(T + 1, 100, 101));
    await().atMost(PATIENCE).until(() -> distress.failure() != null);
    assertThat(distress.failure()).hasMessageContaining("cannot write");
    Files.delete(inTheWay);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              queue.offer(Frames.trade(T + 2, 3)); // again and again: repeats are left out
              return Frames.read(root, Selection.ALL).size() >= 2;
            });
    stop();
    assertThat(ledger.failures()).isPositive();
    assertThat(ledger.lost()).isEqualTo(2);
    assertThat(Frames.read(root, Selection.ALL))
        .containsExactlyElementsOf(
            List.of(Frames.text(Frames.trade(T, 1)), Frames.text(Frames.trade(T + 2, 3))));
  }

  @Test
  void alone_it_ends_when_it_cannot_write() throws IOException {
    Files.writeString(root, "a file where a folder has to be");
    ActorRef<Recorder.Command> recorder = kit.spawn(Recorder.create(wiring()));
    TestProbe<Void> probe = kit.createTestProbe();
    probe.expectTerminated(recorder, PATIENCE);
    assertThat(distress.failure()).isNotNull();
  }

  @Test
  void while_it_cannot_write_the_feed_drops_and_never_waits() throws IOException {
    Files.writeString(root, "a file where a folder has to be");
    kit.spawn(Recorder.persistent(wiring()));
    for (int i = 0; i < 1_000; i++) {
      queue.offer(Frames.trade(T + i, i + 1));
    }
    assertThat(queue.dropped()).isEqualTo(1_000 - 256);
    Files.delete(root);
    awaitRows(256);
  }
}

package hft.durable;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.SafetyRecord;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/**
 * Writes as fast as it can until it is killed. Says on its standard output what it asks for before
 * it asks, and what it was told to be durable; a line counts once it is whole.
 */
public final class CrashingWriter {
  /** Records under way; the store itself bears thousands. */
  private static final Semaphore ROOM = new Semaphore(64);

  private CrashingWriter() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true);
    SafetyStore store =
        SafetyStore.inFolder(Path.of(args[0]), Duration.ofMillis(10), trouble -> {});
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
    Ladder ladder = new Ladder();
    ladder.restore(store.before().ladder());
    store.continueFor("me");
    long equity = 1 + store.before().ladder().size();
    out.println("started");
    while (true) {
      long kept = ++equity;
      store.keep(() -> SafetyStoreTest.state(false, kept));
      boolean release = ladder.isKilled() && random.nextInt(3) == 0;
      if (release) {
        long number = ladder.number();
        ladder.release(number, Rung.WIDEN, "r", "w", kept);
        ask(store, out, ladder.history().getLast());
      } else {
        ask(store, out, ladder.engage(Rung.CANCEL_ALL, "e", "w", kept));
      }
      if (random.nextInt(4) == 0) {
        Thread.yield();
      }
    }
  }

  private static void ask(SafetyStore store, PrintStream out, Ladder.Entry entry) {
    String what = (entry.engaged() ? "engaged " : "released ") + entry.number();
    out.println("asked " + what);
    ROOM.acquireUninterruptibly();
    store.append(
        SafetyRecord.of(entry),
        trouble -> {
          out.println((trouble.isEmpty() ? "done " : "failed ") + what);
          ROOM.release();
        });
  }
}

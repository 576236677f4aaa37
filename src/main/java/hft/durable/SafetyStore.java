package hft.durable;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.core.risk.SafetyState;
import hft.port.SafetyMemory;
import hft.port.SafetyRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes on a thread of its own. What cannot be written is told, kept and tried again for as long
 * as the process lives; at most {@link #MOST_WAITING} records wait, more are refused.
 */
public final class SafetyStore implements SafetyMemory, AutoCloseable {
  static final int MOST_WAITING = 4_096;

  /** For the last records at the end. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private record Wish(SafetyRecord record, Consumer<String> done) {}

  private final Shelf shelf;
  private final long retryNanos;
  private final Consumer<String> alarm;
  private final Before before;
  private final Thread writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ArrayDeque<Wish> waiting = new ArrayDeque<>();
  private @Nullable SafetyState state;
  private boolean closing;
  private volatile String account = "";

  // The writer's own from here.
  private final List<String> unwritten = new ArrayList<>();
  private @Nullable SafetyState unwrittenState;
  private Link last;
  private long releases;
  private volatile String trouble = "";

  private SafetyStore(
      Shelf shelf, Duration retryAfter, Consumer<String> alarm, Before before, Link last) {
    this.shelf = shelf;
    this.retryNanos = retryAfter.toNanos();
    this.alarm = alarm;
    this.before = before;
    this.last = last;
    this.releases = before.releases();
    this.writer = new Thread(this::run, "safety-store");
    writer.setDaemon(true);
  }

  /**
   * Reads what is there and starts writing. A folder is made when missing, and held until closed.
   *
   * @param retryAfter between two tries to write what could not be written
   * @param alarm gets what is wrong when writing begins to fail, on the writing thread
   * @throws DurableProblem when it cannot be had at all
   */
  public static SafetyStore inFolder(Path folder, Duration retryAfter, Consumer<String> alarm) {
    try {
      return open(FileShelf.open(folder), retryAfter, alarm);
    } catch (IOException e) {
      throw new DurableProblem(folder + ": the safety state cannot be had: " + e, e);
    }
  }

  /**
   * As {@link #inFolder}, in a database.
   *
   * @param chain names the log among others in the same tables
   */
  public static SafetyStore inPostgres(
      PostgresAccess access, String chain, Duration retryAfter, Consumer<String> alarm) {
    try {
      return open(PostgresShelf.open(access, chain), retryAfter, alarm);
    } catch (IOException e) {
      throw new DurableProblem("the safety state cannot be had: " + e.getMessage(), e);
    }
  }

  /** As {@link #inFolder}, wherever. */
  static SafetyStore open(Shelf shelf, Duration retryAfter, Consumer<String> alarm) {
    try {
      List<String> doubts = new ArrayList<>();
      List<SafetyRecord> records = new ArrayList<>();
      Link last = Link.START;
      try {
        for (Link link : shelf.read()) {
          records.add(Words.record(link.text()));
          last = link;
        }
      } catch (Shelf.BrokenChain | IllegalArgumentException e) {
        String doubt = "the audit log is broken, " + e.getMessage();
        SafetyRecord kill = killFor(doubt, records);
        last = Link.START.next(Words.of(kill));
        doubts.add(doubt + "; it is kept as " + shelf.setAside(last));
        records.add(kill);
      }
      Before before = Before.of(records, shelf.readState(), doubts);
      SafetyStore store = new SafetyStore(shelf, retryAfter, alarm, before, last);
      store.writer.start();
      return store;
    } catch (IOException e) {
      throw new DurableProblem("the safety state cannot be read: " + e.getMessage(), e);
    }
  }

  /** What a new log begins with: nobody knows which kill the broken one held. */
  private static SafetyRecord killFor(String doubt, List<SafetyRecord> readable) {
    long newest = 0;
    for (SafetyRecord record : readable) {
      Ladder.Entry entry = record.entry();
      newest = entry == null ? newest : Math.max(newest, entry.number());
    }
    long nanos = readable.isEmpty() ? 0 : readable.getLast().nanos();
    return SafetyRecord.of(
        new Ladder.Entry(true, Rung.CANCEL_ALL, newest + 1, doubt, "start", nanos));
  }

  /** What was there at the start. */
  public Before before() {
    return before;
  }

  /**
   * Whose equity is kept from now on.
   *
   * @return the breakers as they were left; null when nothing is remembered of them
   */
  public @Nullable SafetyState continueFor(String whose) {
    account = whose;
    return before.breakers(whose);
  }

  /** Why writing fails at the moment; empty when it does not. */
  public String trouble() {
    return trouble;
  }

  /** Where it lies, in words. */
  public String describe() {
    return shelf.describe();
  }

  @Override
  public void append(SafetyRecord record, Consumer<String> done) {
    String refused = "";
    lock.lock();
    try {
      if (closing) {
        refused = "the engine has ended";
      } else if (waiting.size() >= MOST_WAITING) {
        refused = "too many records wait to be written";
      } else {
        waiting.add(new Wish(record, done));
        work.signal();
      }
    } finally {
      lock.unlock();
    }
    if (!refused.isEmpty()) {
      done.accept(refused);
    }
  }

  /**
   * Writes and waits.
   *
   * @throws DurableProblem when it is not on disk after {@code atMost}
   */
  public void appendNow(SafetyRecord record, Duration atMost) throws InterruptedException {
    CompletableFuture<String> written = new CompletableFuture<>();
    append(record, written::complete);
    String failure;
    try {
      failure = written.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      failure = "no answer within " + atMost;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (!failure.isEmpty()) {
      throw new DurableProblem(describe() + ": cannot be written: " + failure);
    }
  }

  @Override
  public void keep(Supplier<SafetyState> newest) {
    SafetyState now = newest.get();
    lock.lock();
    try {
      state = now;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    List<Wish> batch = new ArrayList<>();
    while (true) {
      batch.clear();
      SafetyState kept;
      lock.lock();
      try {
        if (!awaitWork()) {
          return;
        }
        batch.addAll(waiting);
        waiting.clear();
        kept = state;
        state = null;
      } finally {
        lock.unlock();
      }
      String failure = writeLog(batch);
      batch.forEach(wish -> wish.done().accept(failure));
      tell(failure.isEmpty() ? writeState(kept) : failure);
    }
  }

  /** False at the end. What could not be written is tried again after a while even without more. */
  private boolean awaitWork() {
    long left = retryNanos;
    while (waiting.isEmpty() && state == null && !closing && left > 0) {
      try {
        if (trouble.isEmpty()) {
          work.await();
        } else {
          left = work.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        return false;
      }
    }
    return !closing || !waiting.isEmpty() || state != null;
  }

  private String writeLog(List<Wish> batch) {
    List<Link> links = new ArrayList<>();
    Link end = last;
    for (Wish wish : batch) {
      unwritten.add(Words.of(wish.record()));
    }
    for (String text : unwritten) {
      end = end.next(text);
      links.add(end);
    }
    if (links.isEmpty()) {
      return "";
    }
    try {
      shelf.append(links);
    } catch (IOException | RuntimeException e) { // whatever it is, it is not on disk
      giveUpOn(batch);
      return String.valueOf(e.getMessage());
    }
    last = end;
    unwritten.clear();
    batch.forEach(wish -> releases += wish.record().kind() == SafetyRecord.Kind.RELEASED ? 1 : 0);
    return "";
  }

  /**
   * A release that failed is not made up for later: its author was told that it is engaged still.
   * Of the rest only so many are kept.
   */
  private void giveUpOn(List<Wish> batch) {
    for (Wish wish : batch) {
      if (wish.record().kind() == SafetyRecord.Kind.RELEASED) {
        unwritten.remove(Words.of(wish.record()));
      }
    }
    while (unwritten.size() > MOST_WAITING) {
      unwritten.removeLast();
    }
  }

  private String writeState(@Nullable SafetyState kept) {
    unwrittenState = kept == null ? unwrittenState : kept;
    if (unwrittenState == null) {
      return "";
    }
    try {
      shelf.writeState(Words.of(new Words.Remembered(account, releases, unwrittenState)));
      unwrittenState = null;
      return "";
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void tell(String now) {
    boolean begins = trouble.isEmpty() && !now.isEmpty();
    trouble = now;
    if (begins) {
      alarm.accept(now);
    }
  }

  /** What waits is written first. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    try {
      writer.join(CLOSING);
      shelf.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new DurableProblem(describe() + ": cannot be closed: " + e.getMessage(), e);
    }
  }
}

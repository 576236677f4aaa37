package hft.app.progress;

import hft.port.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * On stderr: a bar on a terminal, otherwise a line every ten seconds. Work that is over within two
 * seconds shows nothing.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long BETWEEN_LINES_NANOS = 10_000_000_000L;
  private static final int BAR_MILLIS = 200;
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final PrintWriter err;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private String task = "";
  private long taskStartNanos;
  private long lastLineNanos;
  private boolean bytes;

  private ConsoleProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  public static ConsoleProgress on(PrintWriter err, boolean terminal) {
    return new ConsoleProgress(err, terminal);
  }

  @Override
  public synchronized void at(String newTask, long done, long total) {
    bytes = false;
    show(newTask, done, total, System.nanoTime());
  }

  @Override
  public synchronized void bytes(String newTask, long done, long total) {
    bytes = true;
    show(newTask, done, total, System.nanoTime());
  }

  void show(String newTask, long done, long total, long nowNanos) {
    if (!newTask.equals(task)) {
      close();
      task = newTask;
      taskStartNanos = nowNanos;
      lastLineNanos = nowNanos - BETWEEN_LINES_NANOS;
    }
    if (nowNanos - taskStartNanos < PATIENCE_NANOS) {
      return;
    }
    if (terminal) {
      showBar(done, total);
    } else if (nowNanos - lastLineNanos >= BETWEEN_LINES_NANOS) {
      lastLineNanos = nowNanos;
      err.println(line(done, total) + remaining(done, total, nowNanos - taskStartNanos));
      err.flush();
    }
  }

  private void showBar(long done, long total) {
    ProgressBar shown = bar;
    if (shown == null) {
      shown =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total > 0 ? total : -1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(BAR_MILLIS)
              .setUnit(bytes ? " MB" : "", bytes ? BYTES_PER_MEGABYTE : 1)
              .build();
      bar = shown;
    }
    if (total > 0) {
      shown.maxHint(total);
    }
    shown.stepTo(done);
  }

  private String line(long done, long total) {
    long unit = bytes ? BYTES_PER_MEGABYTE : 1;
    String name = bytes ? " MB" : "";
    return total > 0
        ? String.format(
            Locale.ROOT,
            "%s: %d %% (%,d of %,d%s)",
            task,
            100 * done / total,
            done / unit,
            total / unit,
            name)
        : String.format(Locale.ROOT, "%s: %,d%s", task, done / unit, name);
  }

  /** Of a download, at the pace so far; other work has no pace worth telling. */
  private String remaining(long done, long total, long elapsedNanos) {
    if (!bytes || total <= 0 || done <= 0) {
      return "";
    }
    long seconds = (long) (elapsedNanos / 1e9 * (total - done) / done);
    return String.format(
        Locale.ROOT, ", %d:%02d:%02d left", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}

package hft.app.live;

import hft.app.cli.ExitCode;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.RecordRequest;
import hft.core.market.Instrument;
import hft.port.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Market data alone, into files. */
public final class RecordJob implements Job<RecordRequest> {
  private static final long LOOK_MILLIS = 500;

  /** For the last files, after a signal. */
  private static final Duration AFTER_SIGNAL = Duration.ofSeconds(30);

  @Override
  public JobReport run(RecordRequest request, Progress progress) throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);
    StringBuffer signal = new StringBuffer();
    try (Signals _ =
            new Signals(
                name -> {
                  signal.append(name);
                  told.countDown();
                  endInOrder(finished);
                });
        var venue = new PublicConnection(request.settings(), request.addresses())) {
      List<Instrument> instruments = venue.universe().instruments();
      say(
          "recording "
              + instruments.stream().map(Instrument::coin).collect(Collectors.joining(", "))
              + " from "
              + request.addresses().ws());
      say("root      " + request.root());
      say("stop      ctrl-c" + request.length().map(it -> ", or after " + it).orElse(""));
      RecordingRun run = RecordingRun.start(request, venue, instruments);
      await(request, run, told, progress);
      run.end();
      return report(run, signal.isEmpty() ? "time is up" : signal.toString());
    } finally {
      finished.countDown();
    }
  }

  private static void await(
      RecordRequest request, RecordingRun run, CountDownLatch told, Progress progress)
      throws InterruptedException {
    long started = System.nanoTime();
    long length = request.length().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    long passed = 0;
    while (passed < length && !run.hasEnded()) {
      long wait = Math.min(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS), length - passed);
      if (told.await(wait, TimeUnit.NANOSECONDS)) {
        return;
      }
      passed = System.nanoTime() - started;
      progress.at(
          "recording",
          TimeUnit.NANOSECONDS.toSeconds(passed),
          request.length().map(Duration::toSeconds).orElse(0L));
    }
  }

  private static JobReport report(RecordingRun run, String reason) throws Exception {
    run.throwFailure();
    RecordingReport recorded = run.report();
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    lines.add("ended    " + reason);
    lines.add(recorded.summary());
    lines.addAll(recorded.table());
    lines.add("feed     lost " + run.timesLost() + " times");
    figures.put("reason", reason);
    figures.putAll(recorded.figures());
    figures.put("feedLost", run.timesLost());
    return new JobReport(lines, figures, recorded.isWhole());
  }

  /** On the signal's own thread. */
  private static void endInOrder(CountDownLatch finished) {
    try {
      if (!finished.await(AFTER_SIGNAL.toSeconds(), TimeUnit.SECONDS)) {
        say("not ended within " + AFTER_SIGNAL + "; what was flushed is complete");
        Runtime.getRuntime().exit(ExitCode.FAILURE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void say(String line) {
    System.err.println(line);
  }
}

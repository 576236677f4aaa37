package hft.app.live;

import hft.app.cli.CancelAllRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.WatchdogSettings;
import hft.hyperliquid.cancel.Canceller;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Cancels everything when the engine's heartbeat stops, and goes on until the venue lists nothing.
 * A process of its own with a key of its own: it has to work when the engine does not. A heartbeat
 * file that is not there means that no engine runs; one that is old means that an engine died.
 */
public final class WatchdogJob implements Job<CancelAllRequest> {
  private static final int ROUNDS = 3;

  @Override
  public JobReport run(CancelAllRequest request, Progress progress) throws Exception {
    WatchdogSettings settings = request.settings().get(WatchdogSettings.class);
    Path heartbeat = request.home().resolve(settings.heartbeat());
    try (CancelSession session = 
        CancelSession.open(
            "watchdog",
            request,
            settings.keyFile(),
            "hft.watchdog.key-file is missing: the watchdog signs with a key of its own")) {
      System.err.println("watching " + heartbeat + " for account " + session.account());
      watch(settings, heartbeat, session.canceller());
    }
    return JobReport.of(List.of("watchdog told to stop"), new LinkedHashMap<>());
  }

  private static void watch(WatchdogSettings settings, Path heartbeat, Canceller canceller) {
    long handled = 0;
    while (!Thread.currentThread().isInterrupted()) {
      long beat = read(heartbeat);
      long age = WallClock.INSTANCE.nanos() - beat;
      if (beat != 0 && beat != handled && age > settings.silence().toNanos()) {
        System.err.println("no heartbeat for " + age / 1_000_000 + " ms: cancelling everything");
        Canceller.Result result = canceller.run(ROUNDS);
        System.err.println(
            result.cancelled() + " cancelled, " + result.left() + " left " + result.trouble());
        handled = result.isClean() ? beat : handled; // else again, until it is
      }
      try {
        Thread.sleep(settings.every());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Time of the last beat; 0 when there is no engine. An unreadable file is an old one. */
  private static long read(Path heartbeat) {
    try {
      return Files.exists(heartbeat) ? Long.parseLong(Files.readString(heartbeat).strip()) : 0;
    } catch (IOException | NumberFormatException e) {
      return 1;
    }
  }
}

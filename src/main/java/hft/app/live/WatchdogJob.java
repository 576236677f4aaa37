package hft.app.live;

import hft.app.cli.CancelAllRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.clock.WallClock;
import hft.app.config.WatchdogSettings;
import hft.hyperliquid.cancel.Canceller;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    try (CancelSession session =
        CancelSession.open(
            "watchdog",
            request,
            settings.keyFile(),
            "hft.watchdog.key-file is missing: the watchdog signs with a key of its own")) {
      Path heartbeat =
          Heartbeat.file(request.home().resolve(settings.heartbeat()), session.account());
      System.err.println("watching " + heartbeat + " for account " + session.account());
      watch(settings, heartbeat, session.canceller());
    }
    return JobReport.of(List.of("watchdog told to stop"), new LinkedHashMap<>());
  }

  private static void watch(WatchdogSettings settings, Path heartbeat, Canceller canceller) {
    Pulse pulse = new Pulse(settings.silence().toNanos());
    while (!Thread.currentThread().isInterrupted()) {
      if (pulse.isLost(read(heartbeat), WallClock.INSTANCE.nanos(), System.nanoTime())) {
        if (cancel(canceller, "no heartbeat for more than " + settings.silence())) {
          pulse.handled(System.nanoTime()); // else again at once, until it is
        }
      }
      try {
        Thread.sleep(settings.every());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whatever goes wrong, the watchdog stays: it is the last one. */
  private static boolean cancel(Canceller canceller, String why) {
    System.err.println(why + ": cancelling everything");
    try {
      Canceller.Result result = canceller.run(ROUNDS);
      System.err.println(
          result.cancelled() + " cancelled, " + result.left() + " left " + result.trouble());
      return result.isClean();
    } catch (RuntimeException e) {
      System.err.println("not cancelled: " + e);
      return false;
    }
  }

  /**
   * Time of the last beat; {@link Pulse#NO_ENGINE} without one. An unreadable file is an old one.
   */
  private static long read(Path heartbeat) {
    try {
      return Long.parseLong(Files.readString(heartbeat).strip());
    } catch (NoSuchFileException e) {
      return Pulse.NO_ENGINE;
    } catch (IOException | NumberFormatException e) {
      return 1;
    }
  }
}

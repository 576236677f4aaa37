package hft.app.live;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.app.backtest.Trees;
import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.app.models.ConfiguredModel;
import hft.core.signal.LinearAlpha;
import hft.core.signal.LinearAlphaSettings;
import hft.journal.JournalActor;
import hft.journal.JournalTables;
import hft.port.ActorDecorator;
import hft.port.JournalSink;
import hft.port.OperatorCommand;
import hft.trading.TradingRoot;
import hft.trading.TreeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The tree on the wall clock, from its start to its ordered end. It stops by itself after a given
 * time, when it is told to, or when a part it cannot do without fails.
 */
final class EngineRun {
  /**
   * On a signal the tree ends as {@link #stop} asks, cancel-all first. The library's own hook would
   * end the actors at the same time, and nobody would be left to cancel.
   */
  static final Config OUR_SHUTDOWN =
      ConfigFactory.parseString(
          """
          pekko.jvm-shutdown-hooks = off
          pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
          """);

  /**
   * For the actor system to be gone, and the recorder's last files written, after the tree's end.
   */
  private static final Duration TERMINATION = Duration.ofSeconds(10);

  /**
   * How a run ended.
   *
   * @param failed true when the tree ended itself, or the watcher failed
   */
  record Ending(String reason, boolean failed) {}

  /** Looks at the run now and then, on the waiting thread. */
  interface Watcher {
    void look();
  }

  private final ActorDecorator decorator;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch wound = new CountDownLatch(1);
  private final BlockingQueue<String> nudges = new LinkedBlockingQueue<>();
  private volatile Ending ending = new Ending("", false);
  private final CompletableFuture<Scheduler> scheduler = new CompletableFuture<>();
  private @Nullable String trouble;
  private volatile String wish = "";

  EngineRun() {
    this(ActorDecorator.NONE);
  }

  /**
   * @param decorator wraps the tree's actors
   */
  EngineRun(ActorDecorator decorator) {
    this.decorator = decorator;
  }

  /**
   * Runs until the end.
   *
   * @param actors configuration of the actor system, checked against this machine
   * @param length after which it stops by itself
   * @param every between two looks of the watcher
   */
  Ending run(
      Settings settings,
      Config actors,
      EngineWorld world,
      ControlRoom room,
      Ledger ledger,
      RunRecorder recorder,
      RunTelemetry telemetry,
      Path folder,
      Optional<Duration> length,
      Duration every,
      Watcher watcher)
      throws InterruptedException {
    TreeSettings tree =
        Trees.tree(
            settings,
            room.run(),
            world.makerFeeRate(),
            () -> new LinearAlpha(settings.get(LinearAlphaSettings.class)),
            ConfiguredModel.of(settings, Optional.empty(), telemetry.models()));
    try (JournalTables tables = new JournalTables(folder, world.instruments())) {
      ActorSystem<TradingRoot.Command> system =
          ActorSystem.create(
              TradingRoot.create(
                  tree,
                  world.instruments(),
                  world.venue(),
                  WallClock.INSTANCE,
                  JournalActor.create(
                      List.of(
                          tables,
                          JournalSink.of(ledger::accept),
                          JournalSink.of(room::accept),
                          telemetry.journal())),
                  telemetry.around(decorator),
                  room.wiring(world.account()),
                  watched(room)),
              "hft",
              OUR_SHUTDOWN.withFallback(actors));
      scheduler.complete(system.scheduler());
      try {
        recorder.start(system, world.instruments());
        wait(system, room, length, every, watcher);
      } finally {
        room.ended(ending.reason());
        terminate(system);
      }
      tables.commit();
    }
    return trouble == null ? ending : new Ending(trouble, true);
  }

  private TradingRoot.Observer watched(ControlRoom room) {
    return new TradingRoot.Observer() {
      @Override
      public void stands(ActorRef<OperatorCommand> officer) {
        // the actor system tells its scheduler only to whoever has made it
        scheduler.thenAccept(of -> room.stands(officer, of));
      }

      @Override
      public void stopped(String reason, boolean failed) {
        ending = new Ending(reason, failed);
        ended.countDown();
        nudges.add(reason);
      }
    };
  }

  /** An engine whose actors go on is not one that ended in order. */
  private void terminate(ActorSystem<TradingRoot.Command> system) throws InterruptedException {
    system.terminate();
    try {
      system
          .getWhenTerminated()
          .toCompletableFuture()
          .get(TERMINATION.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      trouble = "the actors did not end within " + TERMINATION + ": " + e;
    }
  }

  private void wait(
      ActorSystem<TradingRoot.Command> system,
      ControlRoom room,
      Optional<Duration> length,
      Duration every,
      Watcher watcher)
      throws InterruptedException {
    long stopNanos = System.nanoTime() + length.map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
    boolean told = false;
    while (ended.getCount() > 0) {
      long left = told ? Long.MAX_VALUE : Math.max(0, stopNanos - System.nanoTime());
      var _ = nudges.poll(Math.min(every.toNanos(), left), TimeUnit.NANOSECONDS);
      look(watcher);
      String why = !wish.isEmpty() ? wish : System.nanoTime() >= stopNanos ? "time is up" : "";
      if (!told && !why.isEmpty()) {
        told = true;
        room.stopping();
        system.tell(new TradingRoot.Stop(why));
      }
    }
  }

  /** What fails here must not take the tree down before its orders are taken out. */
  private void look(Watcher watcher) {
    if (trouble != null) {
      return;
    }
    try {
      watcher.look();
    } catch (RuntimeException e) {
      trouble = String.valueOf(e.getMessage());
      stop(trouble);
    }
  }

  /** Any thread: asks for an ordered end. */
  void stop(String why) {
    wish = why;
    nudges.add(why);
  }

  /** Everything that has to be done after the end is done. */
  void finished() {
    wound.countDown();
  }

  /** Waits for {@link #finished}. */
  boolean awaitFinished(Duration atMost) throws InterruptedException {
    return wound.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}

package hft.app.live;

import com.typesafe.config.ConfigFactory;
import hft.app.cli.RecordRequest;
import hft.core.market.Instrument;
import hft.port.FrameReady;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import hft.recorder.Distress;
import hft.recorder.FrameQueue;
import hft.recorder.Ledger;
import hft.recorder.Recorder;
import hft.recorder.RecorderSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * The feed and the recorder, without anybody who trades. Losing either ends the run: there is
 * nothing to go on for.
 */
final class RecordingRun {
  /** For the last files. */
  private static final Duration TERMINATION = Duration.ofSeconds(20);

  private final FrameQueue queue;
  private final Distress distress = Distress.alone();
  private final AtomicInteger timesLost = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final RecordingReport report;
  private final ActorSystem<Void> system;

  private RecordingRun(
      RecordRequest request, PublicConnection venue, List<Instrument> instruments) {
    RecorderSettings settings = request.settings().get(RecorderSettings.class);
    Ledger ledger = new Ledger(instruments);
    queue = new FrameQueue(settings.queueFrames());
    report = new RecordingReport(request.root(), instruments, ledger, queue);
    Recorder.Wiring wiring =
        new Recorder.Wiring(
            settings,
            queue,
            request.root(),
            Origin.describe(request.addresses().wsUri(), instruments),
            instruments,
            ledger,
            distress);
    system =
        ActorSystem.create(
            root(venue, instruments, wiring),
            "hft",
            EngineRun.OUR_SHUTDOWN
                .withFallback(request.settings().config())
                .withFallback(ConfigFactory.defaultReference()));
  }

  static RecordingRun start(
      RecordRequest request, PublicConnection venue, List<Instrument> instruments) {
    return new RecordingRun(request, venue, instruments);
  }

  private Behavior<Void> root(
      PublicConnection venue, List<Instrument> instruments, Recorder.Wiring wiring) {
    return Behaviors.setup(
        context -> {
          context.watch(
              context.spawn(
                  Recorder.create(wiring),
                  "recorder",
                  DispatcherSelector.fromConfig(RunRecorder.DISPATCHER)));
          ActorRef<MarketDataCommand> feed =
              context.spawn(
                  venue.marketData(instruments, queue::offer),
                  "market-data",
                  DispatcherSelector.fromConfig("hft.dispatchers.market-data"));
          context.watch(feed);
          for (Instrument instrument : instruments) {
            ActorRef<OrderBookCommand> book =
                context.spawn(nobody(instrument), "order-book-" + instrument.id());
            feed.tell(new MarketDataCommand.Subscribe(instrument, book));
          }
          return Behaviors.receive(Void.class)
              .onSignal(
                  ChildFailed.class,
                  failed -> {
                    failure.compareAndSet(null, failed.cause());
                    return Behaviors.stopped();
                  })
              .onSignal(Terminated.class, _ -> Behaviors.stopped())
              .build();
        });
  }

  /** In the order book's place: the frames were recorded on their way. */
  private Behavior<OrderBookCommand> nobody(Instrument instrument) {
    return Behaviors.receiveMessage(
        command -> {
          switch (command) {
            case FrameReady ready -> ready.handled().run();
            case OrderBookCommand.FeedLost(var reason, long _) -> {
              timesLost.incrementAndGet();
              RecordJob.say("lost      " + instrument.coin() + ": " + reason);
            }
            case OrderBookCommand.FeedFound _ ->
                RecordJob.say("found     " + instrument.coin() + " again");
            case OrderBookCommand.PublishDue _ -> {}
          }
          return Behaviors.same();
        });
  }

  /** It ended by itself. */
  boolean hasEnded() {
    return system.getWhenTerminated().toCompletableFuture().isDone();
  }

  /** Returns when the last file is complete. */
  void end() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(TERMINATION.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Throws what ended it, or kept it from writing its last files. */
  void throwFailure() throws Exception {
    Throwable first = failure.get();
    Throwable why = first == null ? distress.failure() : first;
    if (why instanceof Exception exception) {
      throw exception;
    }
    if (why instanceof Error error) {
      throw error;
    }
  }

  RecordingReport report() {
    return report;
  }

  int timesLost() {
    return timesLost.get();
  }
}

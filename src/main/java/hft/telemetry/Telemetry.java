package hft.telemetry;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.port.Clock;
import hft.port.EngineStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a run publishes about itself, and the one thread that looks at it ten times a second.
 * What the trading threads write to is made here; they never wait for the reading side.
 */
public final class Telemetry implements AutoCloseable {
  /** Told after each look, on the telemetry thread. */
  @FunctionalInterface
  public interface Listener {
    void looked(Telemetry telemetry);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
  private static final long EVERY_NANOS = 100_000_000L;

  private final RunFacts facts;
  private final Clock clock;
  private final TradingPicture trading;
  private final ActorRoster roster;
  private final BookTap[] books;
  private final BudgetGauge budgets;
  private final StageGauge stages;
  private final ModelGauge models;
  private final Supplier<EngineStatus> engine;
  private final List<LinkGauge> links;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, ActorSight> sights = new HashMap<>();
  private final Backlog recording = new Backlog();
  private final StatusJson json = new StatusJson(this);
  private final Thread thread;
  private volatile RecorderView recorder = RecorderView.NONE;
  private volatile boolean ending;

  /**
   * @param links are shown once they have been wanted
   * @param engine how the engine is now, any thread
   */
  public Telemetry(
      RunFacts facts,
      Clock clock,
      List<Instrument> instruments,
      TradingPicture trading,
      List<LinkGauge> links,
      BudgetGauge budgets,
      StageGauge stages,
      Supplier<EngineStatus> engine) {
    this.links = List.copyOf(links);
    this.budgets = budgets;
    this.stages = stages;
    this.engine = engine;
    this.facts = facts;
    this.clock = clock;
    this.trading = trading;
    this.roster = new ActorRoster(clock);
    this.models = new ModelGauge(instruments.size());
    this.books = new BookTap[instruments.size()];
    Arrays.setAll(books, i -> new BookTap());
    this.thread = Thread.ofPlatform().name("telemetry").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Measures the tree's actors. */
  public ActorRoster roster() {
    return roster;
  }

  /** The feed's thread: a frame that goes to an order book, valid during the call. */
  public void frame(MarketFrame frame) {
    books[frame.instrumentId].frame(frame);
  }

  public BudgetGauge budgets() {
    return budgets;
  }

  /** The stages from a frame to its order. */
  public StageGauge stages() {
    return stages;
  }

  /** How the model does on each coin, by instrument id. */
  public ModelGauge models() {
    return models;
  }

  public void recorder(RecorderView view) {
    recorder = view;
  }

  public void listener(Listener listener) {
    listeners.add(listener);
  }

  /** Any thread: everything, as JSON. */
  public byte[] status() {
    synchronized (sights) {
      return json.write();
    }
  }

  private void run() {
    long next = System.nanoTime();
    while (!ending) {
      try {
        look(System.nanoTime());
        listeners.forEach(listener -> listener.looked(this));
      } catch (RuntimeException e) { // trading goes on without being watched, and says so
        LOG.error("telemetry failed to look; it tries again", e);
      }
      next = Math.max(next + EVERY_NANOS, System.nanoTime());
      while (!ending && next - System.nanoTime() > 0) {
        LockSupport.parkNanos(this, next - System.nanoTime());
      }
    }
  }

  void look(long nowNanos) {
    synchronized (sights) {
      for (ActorGauge gauge : roster.actors()) {
        sights.computeIfAbsent(gauge.path(), _ -> new ActorSight(gauge)).look(nowNanos);
      }
      stages.drain();
      recording.look(nowNanos, recorder.taken(), 0, recorder.waiting());
    }
  }

  /** By path; for listeners and whoever holds the lock. */
  public List<ActorSight> actors() {
    List<ActorSight> all = new ArrayList<>();
    for (ActorGauge gauge : roster.actors()) {
      ActorSight sight = sights.get(gauge.path());
      if (sight != null) {
        all.add(sight);
      }
    }
    return all;
  }

  public RunFacts facts() {
    return facts;
  }

  /** How the engine is now. */
  public EngineStatus engine() {
    return engine.get();
  }

  public Clock clock() {
    return clock;
  }

  public TradingPicture trading() {
    return trading;
  }

  public List<LinkGauge> links() {
    return links.stream().filter(LinkGauge::isUsed).toList();
  }

  BookTap book(int instrumentId) {
    return books[instrumentId];
  }

  /** How old the newest frame of this coin is, nanoseconds; -1 before the first. */
  public long ageNanos(int instrumentId) {
    var reading = new BookTap.Reading();
    books[instrumentId].read(reading);
    long newest = 0;
    for (BookTap.Kind kind : BookTap.Kind.values()) {
      newest = Math.max(newest, reading.received(kind));
    }
    return newest == 0 ? -1 : Math.max(0, clock.nanos() - newest);
  }

  public RecorderView recorder() {
    return recorder;
  }

  /** How long the oldest frame has waited for the recorder, nanoseconds. */
  public long recorderLagNanos() {
    return recording.oldestNanos();
  }

  @Override
  public void close() {
    ending = true;
    LockSupport.unpark(thread);
  }
}

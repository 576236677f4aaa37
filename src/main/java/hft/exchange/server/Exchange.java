package hft.exchange.server;

import hft.core.match.Conservation;
import hft.core.match.VenueSettings;
import hft.core.pace.RequestWeights;
import hft.exchange.account.Account;
import hft.exchange.account.Rows;
import hft.exchange.entry.Entry;
import hft.exchange.entry.Entry.Reading;
import hft.exchange.fault.FaultKind;
import hft.exchange.fault.FaultPlan;
import hft.exchange.fault.FaultRule;
import hft.exchange.fault.Faults;
import hft.exchange.info.InfoDesk;
import hft.exchange.limit.AddressLimits;
import hft.exchange.market.TapeClock;
import hft.exchange.market.Universe;
import hft.exchange.stream.Connection;
import hft.exchange.stream.Inbound;
import hft.exchange.stream.Outbox;
import hft.exchange.stream.SocketDesk;
import hft.exchange.stream.Timeline;
import hft.exchange.venue.ActionDesk;
import hft.exchange.venue.Counter;
import hft.exchange.venue.LocalVenue;
import hft.exchange.venue.Pages;
import hft.exchange.venue.Request;
import hft.wire.action.Address;
import hft.wire.info.InfoRequest;
import hft.wire.json.JsonWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange behind its doors, without sockets and clocks: whoever owns it says what time it is.
 * The same settings, market and calls at the same times give the same answers and frames.
 */
final class Exchange implements AutoCloseable {
  private static final long SWEEP_NANOS = 1_000_000_000L;

  /** Network addresses whose use of limits is remembered; the longest unseen is forgotten. */
  private static final int REMOTES = 4_096;

  /** Sockets cut from here whose reason is remembered. */
  private static final int CUTS = 16;

  private final ExchangeSettings settings;
  private final TapeClock tape;
  private final LocalVenue venue;
  private final InfoDesk info;
  private final Faults faults = new Faults();
  private final Timeline timeline = new Timeline();
  private final Counter counter;
  private final SocketDesk sockets;
  private final Map<Long, Connection> connections = new HashMap<>();
  private final Map<String, AddressLimits> limits =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AddressLimits> eldest) {
          return size() > REMOTES;
        }
      };
  private final Rows<Cut> cuts = new Rows<>(CUTS);
  private long blockNanos;
  private long sweptNanos;
  private long blocks;

  private record Cut(long connection, String reason) {}

  Exchange(ExchangeSettings settings, Market market, long startNanos) {
    this.settings = settings;
    this.tape = new TapeClock(market.tape(), market.speed(), market.loop(), startNanos);
    this.venue =
        new LocalVenue(
            VenueSettings.defaults().withClock(settings.blocks()),
            settings.fees(),
            new Universe(market.instruments()),
            tape,
            market::startPrice,
            startNanos);
    this.info = new InfoDesk(venue);
    this.counter =
        new Counter(
            new ActionDesk(venue),
            faults,
            settings.entryNanos(),
            settings.answerNanos(),
            (delay, work) -> timeline.at(blockNanos + delay, work));
    this.sockets = new SocketDesk(venue, info, counter);
    this.blockNanos = startNanos;
    this.sweptNanos = startNanos;
    settings.accounts().forEach((address, cash) -> deposit(address, cash, startNanos, () -> {}));
    faults.begin(settings.faults(), startNanos);
  }

  /** Recovers signers; may be used by any thread. */
  Entry entry() {
    return new Entry(settings.networks(), venue.accounts()::mayAct);
  }

  /** Runs every block up to {@code nanos} and tells what each did. */
  void advanceTo(long nanos) {
    for (long block = nextBlock(); block <= nanos; block = nextBlock()) {
      blockNanos = block;
      timeline.run(block);
      venue.advanceTo(block);
      sockets.publisher().onBlock(block);
      venue.endBlock();
      blocks++;
    }
    timeline.run(nanos);
    if (nanos - sweptNanos >= SWEEP_NANOS) {
      sweptNanos = nanos;
      sockets.sweep(nanos);
      List.copyOf(connections.values()).stream()
          .filter(connection -> !connection.isOpen())
          .forEach(connection -> disconnected(connection.id()));
    }
  }

  private long nextBlock() {
    return settings.blocks().firstAtOrAfter(blockNanos + 1);
  }

  /** When there is something to do next. */
  long nextNanos() {
    return Math.min(nextBlock(), timeline.nextNanos());
  }

  void inform(String remote, InfoRequest request, long nanos, Consumer<HttpAnswer> answer) {
    Consumer<HttpAnswer> struck = strike("info", nanos, answer);
    if (struck == null) {
      return;
    }
    InfoDesk.Page page = info.answer(request);
    boolean allowed = limits(remote).tryWeight(page.weight(), nanos);
    struck.accept(allowed ? HttpAnswer.json(page.status(), page.body()) : HttpAnswer.failed(429));
  }

  void act(String remote, Reading reading, long nanos, Consumer<HttpAnswer> answer) {
    Consumer<HttpAnswer> struck = strike("exchange", nanos, answer);
    if (struck == null) {
      return;
    }
    switch (reading) {
      case Reading.Unreadable _ -> struck.accept(HttpAnswer.text(422, HttpDoor.UNREADABLE));
      case Reading.NoSigner _ ->
          struck.accept(HttpAnswer.json(Pages.refused("Unable to recover signer.")));
      case Reading.Good(Request request) -> {
        int weight = RequestWeights.action(Counter.batch(request.action()));
        if (limits(remote).tryWeight(weight, nanos)) {
          counter.take(request, nanos, slip(struck));
        } else {
          struck.accept(HttpAnswer.failed(429));
        }
      }
    }
  }

  private static Counter.Slip slip(Consumer<HttpAnswer> answer) {
    return new Counter.Slip() {
      @Override
      public void answered(byte[] body) {
        answer.accept(HttpAnswer.json(body));
      }

      @Override
      public void failed(int status) {
        answer.accept(HttpAnswer.failed(status));
      }

      @Override
      public void lost(FaultKind why) {
        answer.accept(new HttpAnswer.Silence(why.word()));
      }
    };
  }

  /** Draws the faults of HTTP answers; null when the request is over with that. */
  private @Nullable Consumer<HttpAnswer> strike(
      String path, long nanos, Consumer<HttpAnswer> answer) {
    FaultRule fault = faults.draw(FaultKind.Place.HTTP, path, nanos);
    if (fault == null) {
      return answer;
    }
    if (fault.kind() == FaultKind.STATUS) {
      answer.accept(HttpAnswer.failed(fault.status()));
      return null;
    }
    long delay = fault.delayMillis() * 1_000_000;
    return page -> timeline.at(Math.max(nanos, blockNanos) + delay, () -> answer.accept(page));
  }

  /** A socket was accepted; it is cut at once when its address has too many. */
  void connected(long id, String remote, Outbox outbox, long nanos) {
    AddressLimits mine = limits(remote);
    if (!mine.tryConnect(nanos)) {
      outbox.abort("too many connections from " + remote);
      return;
    }
    Connection connection = new Connection(id, outbox, mine, faults, timeline, nanos);
    connections.put(id, connection);
    sockets.hub().connected(connection);
  }

  void received(long id, Inbound inbound, long nanos) {
    Connection connection = connections.get(id);
    if (connection != null) {
      sockets.receive(connection, inbound, nanos);
    }
  }

  void disconnected(long id) {
    Connection connection = connections.remove(id);
    if (connection != null) {
      if (!connection.isOpen()) {
        cuts.add(new Cut(id, connection.closedBecause()));
      }
      connection.close("gone");
      sockets.hub().disconnected(connection);
    }
  }

  /** Faults from now on, in place of those before. */
  void begin(FaultPlan plan, long nanos) {
    faults.begin(plan, nanos);
  }

  /**
   * Opens the account, or adds to it in the next block.
   *
   * @param done run when the money is there
   */
  void deposit(Address address, long amount, long nanos, Runnable done) {
    if (venue.accounts().find(address) == null) {
      venue.open(address, amount, settings.tradedVolume());
      done.run();
    } else {
      venue.deposit(address, amount, nanos, done);
    }
  }

  /** How the exchange is doing. */
  byte[] status() {
    JsonWriter writer = new JsonWriter(512);
    writer.beginObject().name("time").number(venue.nowNanos() / 1_000_000);
    writer.name("blocks").number(blocks);
    writer.name("connections").number(connections.size());
    writer.name("accounts").number(venue.accounts().all().size());
    writer.name("faults").beginObject();
    faults.injected().forEach((kind, count) -> writer.name(kind.word()).number(count));
    writer.endObject();
    writer.name("cut").beginArray();
    for (Cut cut : cuts.latest(CUTS, any -> true)) {
      writer.beginObject().name("connection").number(cut.connection());
      writer.name("reason").string(cut.reason()).endObject();
    }
    writer.endArray();
    writer.name("scheduledCancels").beginObject();
    for (Account account : venue.accounts().all()) {
      long at = venue.core().standing(account.id()).scheduledCancelNanos();
      if (at != 0) {
        writer.name(account.address().toString()).number(at / 1_000_000);
      }
    }
    writer.endObject();
    writer.name("conserved").bool(venue.conservation() instanceof Conservation.Held);
    return writer.endObject().toBytes();
  }

  LocalVenue venue() {
    return venue;
  }

  private AddressLimits limits(String remote) {
    return limits.computeIfAbsent(remote, any -> new AddressLimits(settings.terms()));
  }

  @Override
  public void close() {
    tape.close();
  }
}

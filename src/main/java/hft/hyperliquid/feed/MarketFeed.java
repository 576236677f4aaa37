package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.hyperliquid.link.Link;
import hft.hyperliquid.link.LinkEvent;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.link.LinkState;
import hft.hyperliquid.link.LinkWatch;
import hft.hyperliquid.link.Topic;
import hft.hyperliquid.socket.Sockets;
import hft.port.Clock;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import hft.wire.feed.Channel;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.FeedListener;
import hft.wire.feed.Rows;
import hft.wire.json.MalformedMessage;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** The venue's public market data: one socket, every coin's sources, frames to the order books. */
public final class MarketFeed extends AbstractMatchingBehavior<MarketFeed.Command> {
  private static final String LINK = "link";

  /** What the feed understands. */
  public sealed interface Command {}

  private record Asked(MarketDataCommand command) implements Command {}

  private record Linked(LinkEvent event) implements Command {}

  /** Everything a feed needs to know. */
  public record Wiring(
      URI uri,
      Sockets sockets,
      int inboxBytes,
      LinkSettings link,
      FeedSettings feed,
      long seed,
      Clock clock,
      List<Instrument> instruments,
      FrameTap tap,
      LinkWatch watch,
      StageTimes stages) {}

  private final FeedSettings settings;
  private final Clock clock;
  private final LinkWatch watch;
  private final Link link;
  private final FeedDecoder decoder;
  private final Reading reading = new Reading();
  private final Unreadable unreadable = new Unreadable();
  private final InstrumentFeed[] feeds;
  private final int[][] topics;
  private final Map<Subscription, Integer> bySubscription = new HashMap<>();

  public static Behavior<MarketDataCommand> create(Wiring wiring) {
    Behavior<Command> feed =
        Behaviors.setup(
            context -> Behaviors.withTimers(timers -> new MarketFeed(context, timers, wiring)));
    return Behaviors.transformMessages(
        MarketDataCommand.class,
        feed,
        builder -> builder.match(MarketDataCommand.class, Asked::new));
  }

  private MarketFeed(ActorContext<Command> context, TimerScheduler<Command> timers, Wiring wiring) {
    super(context);
    this.settings = wiring.feed();
    this.clock = wiring.clock();
    this.watch = wiring.watch();
    this.decoder = new FeedDecoder(CoinTable.of(wiring.instruments()));
    this.feeds = new InstrumentFeed[wiring.instruments().size()];
    this.topics = new int[feeds.length][Source.values().length];
    for (int i = 0; i < feeds.length; i++) {
      feeds[i] = new InstrumentFeed(i, settings, wiring.tap(), wiring.stages());
    }
    this.link =
        new Link(
            "market data",
            wiring.uri(),
            wiring.sockets(),
            wiring.inboxBytes(),
            wiring.link(),
            wiring.seed(),
            clock,
            new Owner(context, timers));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Asked(MarketDataCommand.Subscribe(var instrument, var orderBook)) -> {
        InstrumentFeed feed = feeds[instrument.id()];
        boolean first = bySubscription.isEmpty() || !isWanted(instrument);
        feed.receiver(orderBook);
        if (first) {
          subscribe(instrument);
        }
      }
      case Linked(var event) -> {
        link.onEvent(event);
        suspectSilentTouches();
      }
    }
    return this;
  }

  private boolean isWanted(Instrument instrument) {
    return bySubscription.containsKey(Subscription.ofCoin(SubscriptionType.BBO, instrument.coin()));
  }

  private void subscribe(Instrument instrument) {
    String coin = instrument.coin();
    int id = instrument.id();
    want(id, Source.BBO, Subscription.ofCoin(SubscriptionType.BBO, coin), true, Duration.ZERO);
    want(id, Source.FAST_BOOK, Subscription.l2BookFast(coin), true, settings.fastQuiet());
    want(id, Source.FULL_BOOK, Subscription.l2Book(coin), true, settings.fullQuiet());
    want(
        id,
        Source.TRADES,
        Subscription.ofCoin(SubscriptionType.TRADES, coin),
        false,
        Duration.ZERO);
    want(
        id,
        Source.CONTEXT,
        Subscription.ofCoin(SubscriptionType.ACTIVE_ASSET_CTX, coin),
        true,
        settings.contextQuiet());
  }

  private void want(
      int id, Source source, Subscription subscription, boolean speaksFirst, Duration quiet) {
    int topic = link.want(new Topic(subscription, id, speaksFirst, quiet.toNanos()));
    topics[id][source.ordinal()] = topic;
    bySubscription.put(subscription, topic);
  }

  private void suspectSilentTouches() {
    for (InstrumentFeed feed : feeds) {
      if (feed.isBboSuspect(clock.nanos())) {
        link.suspect(
            topics[feed.instrumentId()][Source.BBO.ordinal()], "books and prints contradict it");
      }
    }
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      link.stop("the feed ends");
      if (unreadable.count() > 0) {
        getContext().getLog().warn("market data: {} messages not read", unreadable.count());
      }
    }
    return this;
  }

  private static Source source(Topic topic) {
    return switch (topic.subscription().type()) {
      case BBO -> Source.BBO;
      case TRADES -> Source.TRADES;
      case ACTIVE_ASSET_CTX -> Source.CONTEXT;
      case L2_BOOK -> topic.subscription().fast() ? Source.FAST_BOOK : Source.FULL_BOOK;
      default -> throw new IllegalStateException("nobody asked for " + topic.name());
    };
  }

  private final class Owner implements Link.Owner {
    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;

    Owner(ActorContext<Command> context, TimerScheduler<Command> timers) {
      this.context = context;
      this.timers = timers;
    }

    @Override
    public void post(LinkEvent event) {
      context.getSelf().tell(new Linked(event));
    }

    @Override
    public void remind(Duration delay) {
      timers.startSingleTimer(LINK, new Linked(new LinkEvent.LinkDue()), delay);
    }

    @Override
    public void frame(byte[] utf8, int offset, int length, long receiveNanos) {
      decoder.decode(utf8, offset, length, receiveNanos, reading);
    }

    @Override
    public void lost(Topic topic, String why) {
      feeds[topic.instrumentId()].lost(source(topic), topic.name() + " " + why, clock.nanos());
    }

    @Override
    public void lostAll(String why) {
      for (InstrumentFeed feed : feeds) {
        feed.lostAll(why, clock.nanos());
      }
    }

    @Override
    public void found(Topic topic) {
      feeds[topic.instrumentId()].found(source(topic));
    }

    @Override
    public void entered(LinkState state, String why) {
      watch.entered(state, why);
    }
  }

  /** What the decoder read of one message. */
  private final class Reading implements FeedListener {
    @Override
    public void book(BookKind kind, MarketFrame snapshot) {
      if (kind == BookKind.AGGREGATED) {
        return; // nobody asked for it, and nothing may trade from it
      }
      boolean fast = kind == BookKind.FAST;
      InstrumentFeed feed = arrived(fast ? Source.FAST_BOOK : Source.FULL_BOOK, snapshot);
      feed.onBook(fast, snapshot);
      feed.afterFound(snapshot.receiveNanos);
    }

    @Override
    public void bbo(MarketFrame bbo) {
      InstrumentFeed feed = arrived(Source.BBO, bbo);
      feed.onBbo(bbo);
      feed.afterFound(bbo.receiveNanos);
    }

    @Override
    public void trades(Rows<MarketFrame> trades) {
      @Nullable InstrumentFeed feed = null;
      for (int i = 0; i < trades.size(); i++) {
        MarketFrame trade = trades.get(i);
        feed = arrived(Source.TRADES, trade);
        feed.onTrade(trade);
      }
      if (feed != null) {
        feed.endOfTrades();
      }
    }

    @Override
    public void context(MarketFrame context) {
      arrived(Source.CONTEXT, context).onContext(context);
    }

    private InstrumentFeed arrived(Source source, MarketFrame frame) {
      link.data(topics[frame.instrumentId][source.ordinal()], frame.receiveNanos);
      return feeds[frame.instrumentId];
    }

    @Override
    public void subscribed(Subscription subscription) {
      Integer topic = bySubscription.get(subscription);
      if (topic != null) {
        link.acknowledged(topic);
      }
    }

    @Override
    public void error(String text) {
      getContext().getLog().warn("market data: the venue says: {}", text);
    }

    @Override
    public void malformed(Channel channel, MalformedMessage why) {
      if (unreadable.isFirst(channel, why)) {
        getContext()
            .getLog()
            .warn(
                "market data: {} cannot be read: {}; more of this kind are only counted",
                channel,
                why.getMessage());
      }
    }
  }
}

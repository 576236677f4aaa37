package hft.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.hyperliquid.feed.FeedSettings;
import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.feed.MarketFeed;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.link.LinkWatch;
import hft.hyperliquid.socket.NettySockets;
import hft.hyperliquid.socket.SocketSettings;
import hft.port.Clock;
import hft.port.FrameReady;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarketFeedTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final Clock CLOCK = () -> System.currentTimeMillis() * 1_000_000;

  private final ActorTestKit kit = ActorTestKit.create();
  private final List<MarketFrame> frames = new CopyOnWriteArrayList<>();
  private final List<Long> decoded = new CopyOnWriteArrayList<>();
  private final List<OrderBookCommand> signals = new CopyOnWriteArrayList<>();
  private final L2Book book = new L2Book(100);
  private ScriptedVenue venue;
  private NettySockets sockets;

  @BeforeEach
  void start() throws InterruptedException {
    venue = new ScriptedVenue(new Market());
    sockets = new NettySockets(socketSettings(), CLOCK, 1);
  }

  @AfterEach
  void stop() throws InterruptedException {
    kit.shutdownTestKit();
    sockets.close();
    venue.close();
  }

  static SocketSettings socketSettings() {
    return new SocketSettings(Duration.ofSeconds(2), 1 << 20, 1 << 20, 1 << 17);
  }

  static LinkSettings linkSettings() {
    return new LinkSettings(
        Duration.ofMillis(200),
        Duration.ofMillis(600),
        Duration.ofSeconds(1),
        Duration.ofMillis(300),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        Duration.ofMillis(400));
  }

  private void subscribe(Duration fastQuiet) {
    var settings =
        new FeedSettings(
            Duration.ofSeconds(60),
            fastQuiet,
            Duration.ofSeconds(60),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            64);
    ActorRef<MarketDataCommand> feed =
        kit.spawn(
            MarketFeed.create(
                new MarketFeed.Wiring(
                    venue.ws(),
                    sockets,
                    1 << 20,
                    linkSettings(),
                    settings,
                    1,
                    CLOCK,
                    List.of(BTC),
                    FrameTap.NONE,
                    LinkWatch.NONE,
                    (stage, sourceNanos) -> decoded.add(sourceNanos))));
    ActorRef<OrderBookCommand> orderBook =
        kit.spawn(
            Behaviors.receiveMessage(
                command -> {
                  if (command instanceof FrameReady(var frame, var handled)) {
                    MarketFrame copy = new MarketFrame();
                    copy.copyFrom(frame);
                    frames.add(copy);
                    handled.run();
                  } else {
                    signals.add(command);
                  }
                  return Behaviors.same();
                }));
    feed.tell(new MarketDataCommand.Subscribe(BTC, orderBook));
  }

  private long count(MarketFrame.Kind kind) {
    return frames.stream().filter(frame -> frame.kind == kind).count();
  }

  private long count(Class<?> signal) {
    return signals.stream().filter(signal::isInstance).count();
  }

  @Test
  void nothing_passes_before_book_and_touch_are_there_and_then_everything_does() {
    subscribe(Duration.ofSeconds(60));
    await().until(() -> count(MarketFrame.Kind.BBO) > 0 || count(MarketFrame.Kind.SNAPSHOT) > 0);
    await().until(() -> count(MarketFrame.Kind.TRADE) == 1);
    frames.forEach(book::apply);
    assertThat(book.bestBid()).isEqualTo(100 * Fixed8.ONE);
    assertThat(book.bestAsk()).isEqualTo(102 * Fixed8.ONE);
    assertThat(book.bidCount()).as("the touch and twenty levels below").isEqualTo(21);
  }

  @Test
  void a_message_in_pieces_is_read_whole() {
    subscribe(Duration.ofSeconds(60));
    await().until(() -> count(MarketFrame.Kind.TRADE) == 1);
    ScriptedVenue.sendInPieces(
        venue.sockets().getFirst(), Messages.trade("BTC", System.currentTimeMillis(), "101.0", 77));
    await().until(() -> count(MarketFrame.Kind.TRADE) == 2);
    assertThat(frames.getLast().tradeId).isEqualTo(77);
    assertThat(decoded).contains(frames.getLast().receiveNanos);
  }

  @Test
  void a_broken_socket_is_said_to_be_lost_then_replaced_and_found() {
    subscribe(Duration.ofSeconds(60));
    await().until(() -> count(MarketFrame.Kind.TRADE) == 1);
    venue.breakAll();
    await().until(() -> count(OrderBookCommand.FeedFound.class) == 1);
    assertThat(count(OrderBookCommand.FeedLost.class)).isEqualTo(1);
    assertThat(venue.connections()).isEqualTo(2);
    assertThat(count(MarketFrame.Kind.TRADE)).as("the backfill repeats what was seen").isEqualTo(1);
  }

  @Test
  void after_a_loss_the_next_book_counts_although_the_one_before_was_newer() {
    subscribe(Duration.ofSeconds(60));
    await().until(() -> count(MarketFrame.Kind.TRADE) == 1);
    long ahead = System.currentTimeMillis() + 60_000;
    venue.sendAll(Messages.book("BTC", ahead, 100, 102, 20, false));
    venue.sendAll(Messages.book("BTC", ahead, 100, 102, 5, true));
    await().until(() -> lastBookTime() == ahead * 1_000_000);
    venue.breakAll();
    await().until(() -> count(OrderBookCommand.FeedFound.class) == 1);
    assertThat(lastBookTime()).as("the book of the new socket").isLessThan(ahead * 1_000_000);
  }

  private long lastBookTime() {
    return frames.stream()
        .filter(frame -> frame.kind == MarketFrame.Kind.SNAPSHOT)
        .mapToLong(frame -> frame.venueNanos)
        .reduce(0, (_, last) -> last);
  }

  @Test
  void one_silent_subscription_is_renewed_without_a_new_socket() {
    subscribe(Duration.ofMillis(400));
    await().until(() -> count(OrderBookCommand.FeedFound.class) >= 1);
    assertThat(venue.connections()).isEqualTo(1);
    assertThat(venue.received("unsubscribe")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_silent_touch_is_caught_by_a_newer_book() {
    subscribe(Duration.ofSeconds(60));
    await().until(() -> count(MarketFrame.Kind.TRADE) == 1);
    long later = System.currentTimeMillis() + 100;
    venue.sendAll(Messages.book("BTC", later, 90, 92, 5, true));
    await().until(() -> count(OrderBookCommand.FeedLost.class) == 1);
    await().until(() -> count(OrderBookCommand.FeedFound.class) == 1);
    assertThat(venue.connections()).isEqualTo(1);
  }

  /** Sends what the venue sends first on each subscription. */
  private static final class Market implements ScriptedVenue.Script {
    private final long tradeMillis = System.currentTimeMillis();

    @Override
    public void subscribed(ScriptedVenue venue, Channel socket, JsonNode subscription) {
      long now = System.currentTimeMillis();
      switch (subscription.get("type").asText()) {
        case "bbo" -> ScriptedVenue.send(socket, Messages.bbo("BTC", now, "100.0", "102.0"));
        case "l2Book" -> {
          boolean fast = subscription.get("fast").asBoolean();
          ScriptedVenue.send(
              socket, Messages.book("BTC", now - 2_000, 99, 103, fast ? 5 : 20, fast));
        }
        case "trades" -> ScriptedVenue.send(socket, Messages.trade("BTC", tradeMillis, "101.0", 5));
        case "activeAssetCtx" -> ScriptedVenue.send(socket, Messages.context("BTC"));
        default -> {}
      }
    }
  }
}

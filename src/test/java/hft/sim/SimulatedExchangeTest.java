package hft.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import hft.backtest.lockstep.Lockstep;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.AccountSettings;
import hft.core.match.FeeSchedule;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueSettings;
import hft.core.match.latency.LatencyModel;
import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrder;
import hft.core.risk.ApprovedOrders;
import hft.port.AccountEvent;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The gateway alone, in virtual time: ten milliseconds to the venue, five back, blocks of 68. Every
 * test says when something must have happened, and that it had not a nanosecond before.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulatedExchangeTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final long MS = 1_000_000L;
  private static final long BLOCK = 68 * MS;
  private static final long ENTRY = 10 * MS;
  private static final long RESPONSE = 5 * MS;

  private static final long START = 1_700_000_000_000_000_000L;

  private final Lockstep lockstep = Lockstep.startingAt(START);
  private final Queue<MarketFrame> tape = new ArrayDeque<>();
  private final List<Heard> heard = new ArrayList<>();
  private @Nullable ActorSystem<Object> system;
  private @Nullable ActorRef<GatewayCommand> gateway;
  private @Nullable ActorRef<SimulatedExchange.Command> exchange;
  private @Nullable ActorRef<Object> replies;

  private long entryNanos = ENTRY;

  private record Heard(long nanos, Object message) {}

  @BeforeEach
  void start() {
    SimulatedVenue venue = new SimulatedVenue(VenueSettings.defaults(), List.of(BTC));
    int account =
        venue.openAccount(new AccountSettings(Fixed8.parse("100000"), 10, FeeSchedule.BASE, 0));
    Behavior<Object> root =
        Behaviors.setup(
            context -> {
              gateway =
                  context.spawn(
                      SimulatedExchange.create(
                          venue,
                          until ->
                              tape.peek() != null && tape.peek().venueNanos < until
                                  ? tape.poll()
                                  : null,
                          account,
                          new ExchangeLatency(_ -> entryNanos, LatencyModel.constant(RESPONSE)),
                          lockstep::nowNanos,
                          started -> exchange = started),
                      "gateway");
              replies = context.getSelf();
              return Behaviors.receiveMessage(
                  message -> {
                    heard.add(new Heard(lockstep.nowNanos(), message));
                    return Behaviors.same();
                  });
            });
    system =
        ActorSystem.create(
            root,
            "venue",
            lockstep
                .config(List.of())
                .withFallback(
                    ConfigFactory.parseString("pekko.loglevel = off, pekko.stdout-loglevel = off"))
                .withFallback(ConfigFactory.defaultReference()));
    send(new GatewayCommand.Listen(to()));
  }

  @AfterEach
  void stop() {
    if (system != null) {
      system.terminate();
    }
    lockstep.advanceTo(lockstep.nowNanos() + Duration.ofSeconds(30).toNanos());
    lockstep.close();
  }

  private <T> ActorRef<T> to() {
    return Objects.requireNonNull(replies).unsafeUpcast();
  }

  private void send(GatewayCommand command) {
    Objects.requireNonNull(gateway).tell(command);
  }

  /** Puts a frame on the tape at {@code nanos}: bid at {@code price}, ask a dollar above. */
  private void record(long nanos, long price) {
    MarketFrame frame = frame(MarketFrame.Kind.SNAPSHOT, nanos);
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = price * Fixed8.ONE;
    frame.bidSizes[0] = Fixed8.ONE;
    frame.askPrices[0] = (price + 1) * Fixed8.ONE;
    frame.askSizes[0] = Fixed8.ONE;
    tape.add(frame);
  }

  private static MarketFrame frame(MarketFrame.Kind kind, long nanos) {
    MarketFrame frame = new MarketFrame(1);
    frame.kind = kind;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    return frame;
  }

  private static ApprovedOrder order(long number, Side side, long price, Tif tif) {
    return ApprovedOrders.of(
        new OrderIntent(
            new ClientOrderId(1, number),
            BTC,
            side,
            price * Fixed8.ONE,
            Fixed8.parse("0.01"),
            tif,
            false,
            START));
  }

  private void placeAlo(long actionId, ApprovedOrder... orders) {
    send(new GatewayCommand.PlaceAlo(actionId, List.of(orders), to()));
  }

  private <T> List<T> heard(Class<T> kind) {
    return heard.stream().map(Heard::message).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Until the next block after the way there has been and its answer is back. */
  private void passBlock() {
    lockstep.advanceTo(lockstep.nowNanos() + ENTRY + BLOCK + RESPONSE);
  }

  @Test
  void an_answer_comes_one_way_back_after_the_block_and_not_before() {
    record(START, 100_000);
    placeAlo(7, order(1, Side.BID, 99_990, Tif.ALO));
    lockstep.advanceTo(START + ENTRY + RESPONSE - 1);
    assertThat(heard(GatewayReply.class)).as("before any block could have answered").isEmpty();
    passBlock();
    GatewayReply.Placed placed = (GatewayReply.Placed) heard(GatewayReply.class).getFirst();
    assertThat(placed.actionId()).as("the sender's number").isEqualTo(7);
    assertThat(placed.outcomes().getFirst()).isInstanceOf(Outcome.Resting.class);
    Heard first =
        heard.stream().filter(it -> it.message() instanceof GatewayReply).findFirst().orElseThrow();
    assertThat(first.nanos()).isEqualTo(placed.receivedNanos());
    AccountEvent.OrderUpdate open = heard(AccountEvent.OrderUpdate.class).getFirst();
    assertThat(open.status()).isEqualTo(OrderStatus.OPEN);
    assertThat(first.nanos() - open.venueNanos()).isEqualTo(RESPONSE);
    assertThat(open.venueNanos()).isBetween(START + ENTRY, START + ENTRY + BLOCK);
  }

  @Test
  void a_post_only_order_meets_the_market_of_its_block_not_of_its_sending() {
    record(START, 100_000);
    record(START + MS, 99_000); // the ask falls below the bid while it is on its way
    placeAlo(1, order(1, Side.BID, 99_990, Tif.ALO));
    passBlock();
    GatewayReply.Placed placed = (GatewayReply.Placed) heard(GatewayReply.class).getFirst();
    assertThat(placed.outcomes().getFirst())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason()).isEqualTo(RejectReason.POST_ONLY_WOULD_MATCH));
  }

  @Test
  void a_taking_order_trades_with_the_book_and_the_fill_is_told() {
    record(START, 100_000);
    send(new GatewayCommand.PlaceTaking(1, List.of(order(1, Side.BID, 100_001, Tif.IOC)), to()));
    passBlock();
    AccountEvent.Fill fill = heard(AccountEvent.Fill.class).getFirst();
    assertThat(fill.price()).isEqualTo(100_001 * Fixed8.ONE);
    assertThat(fill.size()).isEqualTo(Fixed8.parse("0.01"));
    assertThat(fill.maker()).isFalse();
    assertThat(fill.clientOrderId()).isEqualTo(new ClientOrderId(1, 1));
    assertThat(((GatewayReply.Placed) heard(GatewayReply.class).getFirst()).outcomes().getFirst())
        .isInstanceOf(Outcome.Filled.class);
  }

  @Test
  void a_resting_order_fills_when_the_recorded_market_trades_through_it() {
    record(START, 100_000);
    placeAlo(1, order(1, Side.BID, 100_000, Tif.ALO));
    passBlock();
    MarketFrame print = frame(MarketFrame.Kind.TRADE, lockstep.nowNanos() + MS);
    print.aggressor = Side.ASK;
    print.tradePrice = 99_000 * Fixed8.ONE;
    print.tradeSize = 10 * Fixed8.ONE;
    tape.add(print);
    lockstep.advanceTo(print.venueNanos);
    Objects.requireNonNull(exchange).tell(new SimulatedExchange.MarketDue());
    assertThat(heard(AccountEvent.Fill.class)).as("on its way").isEmpty();
    lockstep.advanceTo(print.venueNanos + RESPONSE);
    assertThat(heard(AccountEvent.Fill.class))
        .singleElement()
        .satisfies(
            fill -> {
              assertThat(fill.maker()).isTrue();
              assertThat(fill.venueNanos()).isEqualTo(print.venueNanos);
            });
  }

  @Test
  void a_cancel_takes_one_order_out_and_a_cancel_all_the_rest() {
    record(START, 100_000);
    placeAlo(
        1,
        order(1, Side.BID, 99_990, Tif.ALO),
        order(2, Side.BID, 99_980, Tif.ALO),
        order(3, Side.ASK, 100_020, Tif.ALO));
    passBlock();
    send(
        new GatewayCommand.Cancel(
            2,
            List.of(
                new CancelRequest(BTC, new ClientOrderId(1, 2), 0),
                new CancelRequest(BTC, new ClientOrderId(1, 9), 0)),
            to()));
    passBlock();
    assertThat(heard(GatewayReply.Cancelled.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.actionId()).isEqualTo(2);
              assertThat(it.outcomes())
                  .containsExactly(new CancelOutcome.Canceled(), new CancelOutcome.Gone());
            });
    send(new GatewayCommand.CancelAll(3, to()));
    passBlock();
    assertThat(heard(GatewayReply.AllCancelled.class))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.actionId()).isEqualTo(3);
              assertThat(it.count()).isEqualTo(2);
            });
  }

  @Test
  void a_snapshot_has_what_is_open_and_takes_both_ways() {
    record(START, 100_000);
    placeAlo(1, order(1, Side.BID, 99_990, Tif.ALO));
    passBlock();
    long asked = lockstep.nowNanos();
    send(new GatewayCommand.Reconcile(2));
    lockstep.advanceTo(asked + ENTRY + RESPONSE - 1);
    assertThat(heard(AccountEvent.Snapshot.class)).isEmpty();
    lockstep.advanceTo(asked + ENTRY + RESPONSE);
    assertThat(heard(AccountEvent.Snapshot.class))
        .singleElement()
        .satisfies(
            truth -> {
              assertThat(truth.openOrders())
                  .extracting(AccountEvent.OpenOrder::clientOrderId)
                  .containsExactly(new ClientOrderId(1, 1));
              assertThat(truth.positions()).isEmpty();
              assertThat(truth.accountValue()).isEqualTo(Fixed8.parse("100000"));
            });
  }

  @Test
  void what_was_sent_earlier_is_never_overtaken() {
    record(START, 100_000);
    entryNanos = 3 * BLOCK;
    placeAlo(1, order(1, Side.BID, 99_001, Tif.ALO));
    entryNanos = MS;
    placeAlo(2, order(2, Side.BID, 99_002, Tif.ALO));
    lockstep.advanceTo(START + 2 * BLOCK);
    assertThat(heard(GatewayReply.class)).as("the first is still on its way").isEmpty();
    lockstep.advanceTo(START + 5 * BLOCK);
    assertThat(heard(GatewayReply.class))
        .extracting(GatewayReply::actionId)
        .containsExactly(1L, 2L);
  }
}

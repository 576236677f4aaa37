package hft.hyperliquid.gateway;

import hft.core.order.OrderIntent;
import hft.core.pace.Deadlines;
import hft.hyperliquid.link.Link;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.wire.action.TradingAction;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's connections: the account's socket, HTTP, the key, and the procedures that use them.
 * Belongs to the gateway's thread; everything from outside comes back as one of its messages.
 */
final class GatewayWays {
  private static final String CALLS = "calls";
  private static final String CREDITS = "credits";
  private static final String DEAD_MAN = "dead man";

  private static final long TELL_NANOS = 200_000_000L;
  private static final Duration CREDITS_INTERVAL = Duration.ofMinutes(1);

  private final ActorContext<OrderGateway.Command> context;
  private final TimerScheduler<OrderGateway.Command> timers;
  private final GatewayWiring wiring;
  private final Clock clock;
  private final Calls calls;
  private final AccountLinkOwner owner;
  private final Link link;
  private final AccountStream stream;
  private final ActionSigner signer;
  private final Budgets budgets;
  private final OpenOids open = new OpenOids();
  private final CancelAllRun cancelAll;
  private final Inquiries inquiries;
  private final DeadMan deadMan;
  private final Truths truths;
  private final String user;
  private @Nullable ActorRef<AccountEvent> listener;
  private long creditedNanos;
  private int unanswered;
  private long remindedNanos = Deadlines.NEVER;
  private long toldNanos;

  GatewayWays(
      ActorContext<OrderGateway.Command> context,
      TimerScheduler<OrderGateway.Command> timers,
      GatewayWiring wiring,
      IntConsumer allCancelled) {
    this.context = context;
    this.timers = timers;
    this.wiring = wiring;
    this.clock = wiring.clock();
    this.user = wiring.account().address().toString();
    this.budgets = new Budgets(wiring.gateway().creditsFloor());
    this.calls =
        new Calls(
            wiring.gateway(), budgets, new SocketOrRest(this::link, context.getSelf(), wiring));
    this.signer = new ActionSigner(wiring.account(), wiring.signer());
    FeedDecoder decoder = new FeedDecoder(CoinTable.of(wiring.instruments()));
    this.stream = new AccountStream(wiring.account().address(), calls, new Heard());
    this.cancelAll =
        new CancelAllRun(
            new CancelWays(allCancelled), open, wiring.assets(), wiring.gateway().cancelBatch());
    this.inquiries = new Inquiries(new InquiryWays(), wiring.gateway().inquiries());
    this.deadMan = new DeadMan(wiring.gateway().deadMan(), new DeadManWays());
    this.truths = new Truths(wiring.instruments(), clock.nanos(), new TruthSurroundings());
    this.owner =
        new AccountLinkOwner(
            context.getSelf(), timers, clock, decoder, stream, calls, this::tell, wiring.watch());
    this.link =
        new Link(
            "account",
            wiring.uri(),
            wiring.sockets(),
            wiring.inboxBytes(),
            wiring.link(),
            wiring.seed(),
            clock,
            owner);
  }

  void start() {
    stream.topics().forEach(link::want);
    deadMan.refresh(clock.nanos());
    askCredits();
  }

  /** Between two answers credits are counted here. */
  private void askCredits() {
    timers.startSingleTimer(CREDITS, new OrderGateway.StepDue(this::askCredits), CREDITS_INTERVAL);
    budgets.creditsAsked();
    calls.info(
        new InfoRequest.OfUser(InfoType.USER_RATE_LIMIT, user), new Credits(), clock.nanos());
  }

  private final class Credits implements Call {
    @Override
    public void told(InfoDecoder answer) {
      budgets.creditsAnswered(answer.userRateLimit());
    }

    @Override
    public void notSent(String why) {
      unknown(why);
    }

    @Override
    public void unknown(String why) {
      warn("credits not known: " + why);
      later(GatewayWays.this::askCredits);
    }
  }

  Link link() {
    return link;
  }

  Calls calls() {
    return calls;
  }

  Assets assets() {
    return wiring.assets();
  }

  long nowNanos() {
    return clock.nanos();
  }

  long nextNonce() {
    return wiring.nonces().next(clock.nanos() / 1_000_000);
  }

  void listener(ActorRef<AccountEvent> account) {
    listener = account;
    if (owner.isInterrupted()) {
      tell(new AccountEvent.Interrupted("not connected yet", clock.nanos()));
    }
  }

  /** Until {@link #answered} the orders may land at any time. */
  void orders(TradingAction action, long nonce, Call call) {
    unanswered++;
    calls.orders(signer.sign(action, nonce), action.credits(), call, clock.nanos());
  }

  /** The orders of one action: their fate is known, or will be inquired now. */
  void answered() {
    unanswered--;
  }

  void action(TradingAction action, Call call) {
    calls.cancels(signer.sign(action, nextNonce()), action.credits(), call, clock.nanos());
  }

  void opened(long oid, int instrumentId) {
    open.opened(oid, wiring.assets().of(instrumentId));
  }

  void closed(long oid) {
    open.closed(oid);
  }

  void inquire(long nonce, List<OrderIntent> orders) {
    inquiries.start(nonce, orders);
  }

  void cancelAll() {
    cancelAll.start();
  }

  void readTruth(long actionId) {
    truths.read(actionId);
  }

  /** Keeps the reminder of the earliest deadline. */
  void remind() {
    long due = calls.nextDueNanos();
    if (due < remindedNanos) {
      remindedNanos = due;
      timers.startSingleTimer(
          CALLS,
          new OrderGateway.StepDue(this::callsDue),
          Duration.ofNanos(Math.max(0, due - clock.nanos())));
    }
  }

  /** Five times a second at most: whoever watches is no part of the way to the venue. */
  void tellBudgets() {
    long now = clock.nanos();
    if (now - toldNanos >= TELL_NANOS) {
      toldNanos = now;
      budgets.tell(wiring.watch(), now);
    }
  }

  private void callsDue() {
    remindedNanos = Deadlines.NEVER;
    calls.onDue(clock.nanos());
  }

  void close() {
    wiring.signer().close();
  }

  private InfoRequest ofUser(InfoType type) {
    return new InfoRequest.OfUserOnDex(type, user, "");
  }

  private void later(Runnable step) {
    later(1, step);
  }

  private void later(int delays, Runnable step) {
    context.scheduleOnce(
        wiring.gateway().retryDelay().multipliedBy(delays),
        context.getSelf(),
        new OrderGateway.StepDue(step));
  }

  private void tell(AccountEvent event) {
    if (event instanceof AccountEvent.Fill fill && fill.venueNanos() > creditedNanos) {
      creditedNanos =
          fill.venueNanos(); // repeats earn nothing; fills of one instant count once: cautious
      budgets.traded(fill);
    }
    if (listener != null) {
      listener.tell(event);
    }
  }

  private void warn(String what) {
    context.getLog().warn("order gateway: {}", what);
  }

  private final class Heard implements AccountStream.Listener {
    @Override
    public void event(AccountEvent event) {
      if (!(event instanceof AccountEvent.Fill fill) || truths.isNews(fill.venueNanos())) {
        tell(event);
      }
    }

    @Override
    public void opened(long oid, int instrumentId) {
      GatewayWays.this.opened(oid, instrumentId);
    }

    @Override
    public void closed(long oid) {
      open.closed(oid);
    }

    @Override
    public void data(int topic) {
      link.data(topic, clock.nanos());
    }

    @Override
    public void acknowledged(int topic) {
      link.acknowledged(topic);
    }

    @Override
    public void trouble(String what) {
      warn(what);
    }

    @Override
    public void missed(String what) {
      warn(what);
      owner.missed(what, link.state());
    }
  }

  private final class CancelWays implements CancelAllRun.Ways {
    private final IntConsumer allCancelled;

    CancelWays(IntConsumer allCancelled) {
      this.allCancelled = allCancelled;
    }

    @Override
    public void openOrders(Call call) {
      calls.infoForCancel(ofUser(InfoType.OPEN_ORDERS), call, clock.nanos());
    }

    @Override
    public void action(TradingAction action, Call call) {
      GatewayWays.this.action(action, call);
    }

    @Override
    public void later(int delays) {
      GatewayWays.this.later(delays, cancelAll::again);
    }

    @Override
    public void done(int count) {
      allCancelled.accept(count);
    }

    @Override
    public void troubled(String why) {
      warn("cancel-all: " + why);
    }

    @Override
    public boolean isSettled() {
      return unanswered == 0 && inquiries.open() == 0;
    }
  }

  private final class TruthSurroundings implements Truths.Surroundings {
    @Override
    public void clearinghouseState(Call call) {
      calls.info(ofUser(InfoType.CLEARINGHOUSE_STATE), call, clock.nanos());
    }

    @Override
    public void openOrders(Call call) {
      calls.info(ofUser(InfoType.OPEN_ORDERS), call, clock.nanos());
    }

    @Override
    public void fills(long sinceNanos, Call call) {
      calls.info(
          new InfoRequest.Range(InfoType.USER_FILLS_BY_TIME, user, sinceNanos, null, false),
          call,
          clock.nanos());
    }

    @Override
    public void event(AccountEvent event) {
      tell(event);
    }

    @Override
    public void trouble(String what) {
      warn(what);
    }

    @Override
    public void later(int delays, Runnable step) {
      GatewayWays.this.later(delays, step);
    }
  }

  private final class InquiryWays implements Inquiries.Ways {
    @Override
    public void noop(long nonce, Call call) {
      calls.cancels(signer.sign(new TradingAction.Noop(), nonce), 1, call, clock.nanos());
    }

    @Override
    public void orderStatus(OrderIntent order, Call call) {
      calls.info(new InfoRequest.OrderStatus(user, 0, order.clientOrderId()), call, clock.nanos());
    }

    @Override
    public void later(Runnable step) {
      GatewayWays.this.later(step);
    }

    @Override
    public void event(AccountEvent event) {
      tell(event);
    }

    @Override
    public long nowNanos() {
      return clock.nanos();
    }
  }

  private final class DeadManWays implements DeadMan.Ways {
    @Override
    public void action(TradingAction action, Call call) {
      GatewayWays.this.action(action, call);
    }

    @Override
    public void again(Duration delay) {
      timers.startSingleTimer(
          DEAD_MAN, new OrderGateway.StepDue(() -> deadMan.refresh(clock.nanos())), delay);
    }

    @Override
    public void warn(String what) {
      GatewayWays.this.warn(what);
    }
  }
}

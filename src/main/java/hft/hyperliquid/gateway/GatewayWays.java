package hft.hyperliquid.gateway;

import hft.core.order.OrderIntent;
import hft.core.pace.Deadlines;
import hft.hyperliquid.link.Link;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.wire.action.L1Action;
import hft.wire.action.TradingAction;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.sign.ActionHasher;
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
  private static final String DEAD_MAN = "dead man";

  private static final long TELL_NANOS = 200_000_000L;

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
  private final CreditWatch credits;
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
    this.credits = new CreditWatch(wiring.gateway().buyRequests(), user, calls, budgets, this);
    this.truths =
        new Truths(
            wiring.instruments(),
            user,
            clock.nanos(),
            new TruthQuestions(calls, clock, user, this));
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
    credits.ask();
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
    calls.orders(signer.sign(action, nonce, expiry()), action.credits(), call, clock.nanos());
  }

  private long expiry() {
    Duration after = wiring.gateway().orderExpiry();
    return after.isZero() ? ActionHasher.NO_EXPIRY : (clock.nanos() + after.toNanos()) / 1_000_000;
  }

  /** The venue refused an action as too late, which costs more than one that is not. */
  void expired(int credits) {
    budgets.expired(credits);
    warn("orders reached the venue too late and were refused (hft.venue.gateway.order-expiry)");
  }

  /** The orders of one action: their fate is known, or will be inquired now. */
  void answered() {
    unanswered--;
  }

  void action(TradingAction action, Call call) {
    action(action, action.credits(), call);
  }

  /** Sends what makes us safer, whichever way is open. */
  void action(L1Action action, int credits, Call call) {
    calls.cancels(signer.sign(action, nextNonce()), credits, call, clock.nanos());
  }

  /** Does {@code step} once after the delay, in place of what this name was to do before. */
  void remind(String name, Duration delay, Runnable step) {
    timers.startSingleTimer(name, new OrderGateway.StepDue(step), delay);
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
      remind(CALLS, Duration.ofNanos(Math.max(0, due - clock.nanos())), this::callsDue);
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

  private InfoRequest ofUser(InfoType type) {
    return new InfoRequest.OfUserOnDex(type, user, "");
  }

  private void later(Runnable step) {
    later(1, step);
  }

  void later(int delays, Runnable step) {
    context.scheduleOnce(
        wiring.gateway().retryDelay().multipliedBy(delays),
        context.getSelf(),
        new OrderGateway.StepDue(step));
  }

  void tell(AccountEvent event) {
    if (event instanceof AccountEvent.Fill fill && fill.venueNanos() > creditedNanos) {
      creditedNanos =
          fill.venueNanos(); // repeats earn nothing; fills of one instant count once: cautious
      budgets.traded(fill);
    }
    if (listener != null) {
      listener.tell(event);
    }
  }

  void warn(String what) {
    context.getLog().warn("order gateway: {}", what);
  }

  private final class Heard implements AccountStream.Listener {
    @Override
    public void event(AccountEvent event) {
      switch (event) {
        case AccountEvent.Fill fill when !truths.isNews(fill.venueNanos()) -> {}
        case AccountEvent.Funding funding -> truths.paid(funding, funding.venueNanos());
        case AccountEvent.Transfer transfer -> truths.paid(transfer, transfer.venueNanos());
        default -> tell(event);
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
      GatewayWays.this.remind(DEAD_MAN, delay, () -> deadMan.refresh(clock.nanos()));
    }

    @Override
    public void warn(String what) {
      GatewayWays.this.warn(what);
    }
  }
}

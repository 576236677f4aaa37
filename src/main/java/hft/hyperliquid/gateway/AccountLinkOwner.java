package hft.hyperliquid.gateway;

import hft.hyperliquid.link.Link;
import hft.hyperliquid.link.LinkEvent;
import hft.hyperliquid.link.LinkState;
import hft.hyperliquid.link.LinkWatch;
import hft.hyperliquid.link.Topic;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.wire.feed.FeedDecoder;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Hears the account's socket on the gateway's thread, and says when its events may be missing. */
final class AccountLinkOwner implements Link.Owner {
  private static final String LINK = "link";

  private final ActorRef<OrderGateway.Command> self;
  private final TimerScheduler<OrderGateway.Command> timers;
  private final Clock clock;
  private final FeedDecoder decoder;
  private final AccountStream stream;
  private final Calls calls;
  private final Consumer<AccountEvent> listener;
  private final LinkWatch watch;
  private boolean interrupted = true;

  AccountLinkOwner(
      ActorRef<OrderGateway.Command> self,
      TimerScheduler<OrderGateway.Command> timers,
      Clock clock,
      FeedDecoder decoder,
      AccountStream stream,
      Calls calls,
      Consumer<AccountEvent> listener,
      LinkWatch watch) {
    this.self = self;
    this.timers = timers;
    this.clock = clock;
    this.decoder = decoder;
    this.stream = stream;
    this.calls = calls;
    this.listener = listener;
    this.watch = watch;
  }

  /** Whether events may have been missed since the socket was last live. */
  boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public void post(LinkEvent event) {
    self.tell(new OrderGateway.Linked(event));
  }

  @Override
  public void remind(Duration delay) {
    timers.startSingleTimer(LINK, new OrderGateway.Linked(new LinkEvent.LinkDue()), delay);
  }

  @Override
  public void frame(byte[] utf8, int offset, int length, long receiveNanos) {
    decoder.decode(utf8, offset, length, receiveNanos, stream);
  }

  @Override
  public void lost(Topic topic, String why) {
    interrupt(topic.name() + " " + why);
  }

  @Override
  public void lostAll(String why) {
    interrupt(why);
    calls.onSocketClosed(why);
  }

  /** One event could not be read: as good as a gap, and over at once. */
  void missed(String why, LinkState state) {
    interrupt(why);
    entered(state, why);
  }

  private void interrupt(String why) {
    interrupted = true;
    listener.accept(new AccountEvent.Interrupted(why, clock.nanos()));
  }

  @Override
  public void found(Topic topic) {}

  @Override
  public void entered(LinkState state, String why) {
    watch.entered(state, why);
    if (state == LinkState.LIVE && interrupted) {
      interrupted = false;
      listener.accept(new AccountEvent.Resumed(clock.nanos()));
    }
  }
}

package hft.hyperliquid.link;

import hft.hyperliquid.socket.CloseReason;
import hft.hyperliquid.socket.Inbox;
import hft.hyperliquid.socket.SendResult;
import hft.hyperliquid.socket.Socket;
import hft.hyperliquid.socket.SocketListener;
import hft.hyperliquid.socket.Sockets;
import hft.port.Clock;
import hft.wire.json.JsonWriter;
import hft.wire.subscription.ClientEncoder;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One websocket of an actor: carries out what its {@link LinkMachine} decides. Belongs to the
 * actor's thread; socket events come back to it as messages.
 */
public final class Link {
  /** Who owns the link, and what it wants to know. */
  public interface Owner {
    /** Sends the event to the owner's own mailbox; any thread. */
    void post(LinkEvent event);

    /** One reminder, {@link LinkEvent.LinkDue}, replacing the one before. */
    void remind(Duration delay);

    /** One frame; the bytes are valid during the call. */
    void frame(byte[] utf8, int offset, int length, long receiveNanos);

    void lost(Topic topic, String why);

    void lostAll(String why);

    void found(Topic topic);

    void entered(LinkState state, String why);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final String name;
  private final URI uri;
  private final Sockets sockets;
  private final int inboxBytes;
  private final Clock clock;
  private final Owner owner;
  private final LinkMachine machine;
  private final JsonWriter writer = new JsonWriter(256);
  private final Inbox.Reader reader;
  private @Nullable Socket socket;
  private @Nullable Inbox inbox;
  private int call;
  private long remindedNanos = LinkMachine.NEVER;

  /**
   * @param name for the log
   * @param inboxBytes room for frames not read yet
   * @param seed of the jitter between attempts
   */
  public Link(
      String name,
      URI uri,
      Sockets sockets,
      int inboxBytes,
      LinkSettings settings,
      long seed,
      Clock clock,
      Owner owner) {
    this.name = name;
    this.uri = uri;
    this.sockets = sockets;
    this.inboxBytes = inboxBytes;
    this.clock = clock;
    this.owner = owner;
    this.machine = new LinkMachine(settings, seed, new Doing());
    this.reader = this::onFrame;
  }

  public LinkState state() {
    return machine.state();
  }

  /** Adds a subscription; the first one starts to connect. Returns its number. */
  public int want(Topic topic) {
    int number = machine.want(topic, clock.nanos());
    remind();
    return number;
  }

  /** Whether there is a socket to send on. */
  public boolean isOpen() {
    return socket != null;
  }

  public boolean isTrusted(int topic) {
    return machine.isTrusted(topic);
  }

  public void onEvent(LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened(int from, var opened) -> {
        if (from == call) {
          socket = opened;
          machine.onOpened(clock.nanos());
        } else {
          opened.close("too late");
        }
      }
      case LinkEvent.Arrived(int from) -> drain(from);
      case LinkEvent.Closed(int from, var reason) -> {
        drain(from); // what came before the end still counts
        if (from == call) {
          socket = null;
          machine.onClosed(reason, clock.nanos());
        }
      }
      case LinkEvent.LinkDue() -> {
        remindedNanos = LinkMachine.NEVER;
        machine.onDue(clock.nanos());
      }
    }
    remind();
  }

  private void drain(int from) {
    Inbox filled = inbox;
    if (from == call && filled != null) {
      filled.drain(reader);
    }
  }

  private void onFrame(byte[] utf8, int offset, int length, long receiveNanos) {
    if (socket != null) { // hung up while draining: the rest is not ours any more
      machine.onInbound(receiveNanos);
      owner.frame(utf8, offset, length, receiveNanos);
    }
  }

  /** The owner read an acknowledgement. */
  public void acknowledged(int topic) {
    machine.onAcknowledged(topic, clock.nanos());
  }

  /** The owner read a message of this subscription. */
  public void data(int topic, long receiveNanos) {
    machine.onData(topic, receiveNanos);
  }

  /** The owner has reason to think that this subscription died. */
  public void suspect(int topic, String why) {
    machine.onSuspect(topic, why, clock.nanos());
    remind();
  }

  public SendResult send(byte[] utf8, int offset, int length, Socket.Written written) {
    Socket open = socket;
    return open == null ? SendResult.CLOSED : open.send(utf8, offset, length, written);
  }

  public void stop(String why) {
    machine.stop(why);
  }

  /** A reminder that fires too early does no harm, so one is only set when it must come sooner. */
  private void remind() {
    long due = machine.nextDueNanos();
    if (due < remindedNanos) {
      remindedNanos = due;
      owner.remind(Duration.ofNanos(Math.max(0, due - clock.nanos())));
    }
  }

  private void send(String what) {
    SendResult result = send(writer.buffer(), 0, writer.length(), Socket.Written.NOBODY_ASKS);
    if (result != SendResult.QUEUED) {
      LOG.warn("{}: {} not sent: {}", name, what, result);
    }
  }

  private final class Doing implements LinkActions {
    @Override
    public void dial() {
      int from = ++call;
      Inbox fresh = new Inbox(inboxBytes);
      inbox = fresh;
      socket = null;
      sockets.dial(uri, fresh, new Forward(from, owner::post));
    }

    @Override
    public void hangUp(String why) {
      Socket open = socket;
      socket = null;
      call++; // whatever the old socket still says is stale
      if (open != null) {
        open.close(why);
      }
    }

    @Override
    public void subscribe(Topic topic) {
      ClientEncoder.subscribe(writer, topic.subscription());
      send("subscribe " + topic.name());
    }

    @Override
    public void unsubscribe(Topic topic) {
      ClientEncoder.unsubscribe(writer, topic.subscription());
      send("unsubscribe " + topic.name());
    }

    @Override
    public void ping() {
      ClientEncoder.ping(writer);
      send("ping");
    }

    @Override
    public void lost(Topic topic, String why) {
      LOG.warn("{}: {} is lost: {}", name, topic.name(), why);
      owner.lost(topic, why);
    }

    @Override
    public void lostAll(String why) {
      LOG.warn("{}: lost: {}", name, why);
      owner.lostAll(why);
    }

    @Override
    public void found(Topic topic) {
      owner.found(topic);
    }

    @Override
    public void entered(LinkState state, String why) {
      LOG.info("{}: {}: {}", name, state, why);
      owner.entered(state, why);
    }
  }

  /** From the network thread to the owner's mailbox. */
  private record Forward(int call, Consumer<LinkEvent> mailbox) implements SocketListener {
    @Override
    public void opened(Socket opened) {
      mailbox.accept(new LinkEvent.Opened(call, opened));
    }

    @Override
    public void arrived() {
      mailbox.accept(new LinkEvent.Arrived(call));
    }

    @Override
    public void closed(CloseReason reason) {
      mailbox.accept(new LinkEvent.Closed(call, reason));
    }
  }
}

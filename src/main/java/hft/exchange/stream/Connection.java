package hft.exchange.stream;

import hft.exchange.fault.FaultKind;
import hft.exchange.fault.FaultRule;
import hft.exchange.fault.Faults;
import hft.exchange.limit.AddressLimits;
import hft.wire.subscription.Subscription;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client's socket: what it is subscribed to, and the faults on its way out. */
public final class Connection {
  /** Frames that faults may hold back before the socket counts as too slow. */
  private static final int HELD_MOST = 10_000;

  private static final String GARBAGE = "\u0001\u0002{not json";

  private final long id;
  private final Outbox outbox;
  private final AddressLimits limits;
  private final Faults faults;
  private final Timeline timeline;
  final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private long lastSentNanos;
  private long heldUntilNanos = Long.MIN_VALUE;
  private int held;
  private @Nullable String swapped;
  private boolean silent;
  private @Nullable String closedBecause;

  public Connection(
      long id,
      Outbox outbox,
      AddressLimits limits,
      Faults faults,
      Timeline timeline,
      long nowNanos) {
    this.id = id;
    this.outbox = outbox;
    this.limits = limits;
    this.faults = faults;
    this.timeline = timeline;
    this.lastSentNanos = nowNanos;
  }

  public long id() {
    return id;
  }

  public AddressLimits limits() {
    return limits;
  }

  public boolean isOpen() {
    return closedBecause == null;
  }

  /** Why it was closed from here; empty while it is open. */
  public String closedBecause() {
    return closedBecause == null ? "" : closedBecause;
  }

  long lastSentNanos() {
    return lastSentNanos;
  }

  /** Sends a frame of this channel, unless a fault has it otherwise. */
  public void send(String channel, String frame, long nowNanos) {
    if (!isOpen() || silent) {
      return;
    }
    FaultRule fault = faults.draw(FaultKind.Place.FRAME, channel, nowNanos);
    if (fault == null) {
      deliver(frame, nowNanos);
      return;
    }
    long later = nowNanos + fault.delayMillis() * 1_000_000;
    switch (fault.kind()) {
      case DROP -> {}
      case DELAY -> hold(frame, later);
      case DUPLICATE -> {
        deliver(frame, nowNanos);
        deliver(frame, nowNanos);
      }
      case REORDER -> {
        String waiting = swapped;
        swapped = frame;
        if (waiting != null) {
          write(waiting, nowNanos);
        }
      }
      case GARBAGE -> {
        deliver(GARBAGE, nowNanos);
        deliver(frame, nowNanos);
      }
      case STALL -> {
        heldUntilNanos = Math.max(heldUntilNanos, later);
        deliver(frame, nowNanos);
      }
      case HALF_CLOSE -> silent = true;
      case DISCONNECT -> close("fault: disconnect");
      case STATUS, HTTP_DELAY, LOST_ACK, REJECT_NONCE, MAINTENANCE, POST_ONLY ->
          throw new IllegalStateException(fault.kind() + " is no fault of a frame");
    }
  }

  private void deliver(String frame, long nowNanos) {
    if (nowNanos < heldUntilNanos) {
      hold(frame, heldUntilNanos);
      return;
    }
    write(frame, nowNanos);
    if (swapped != null) {
      String waiting = swapped;
      swapped = null;
      write(waiting, nowNanos);
    }
  }

  private void hold(String frame, long untilNanos) {
    if (++held > HELD_MOST) {
      close("too slow: more than " + HELD_MOST + " frames held back");
      return;
    }
    timeline.at(
        untilNanos,
        () -> {
          held--;
          write(frame, untilNanos);
        });
  }

  private void write(String frame, long nowNanos) {
    if (!isOpen()) {
      return;
    }
    lastSentNanos = nowNanos;
    if (!outbox.offer(frame)) {
      close("too slow: its buffer is full");
    }
  }

  /** Cuts the connection. */
  public void close(String reason) {
    if (closedBecause == null) {
      closedBecause = reason;
      outbox.abort(reason);
    }
  }
}

package hft.hyperliquid.link;

import hft.core.pace.Backoff;
import hft.hyperliquid.socket.CloseReason;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of a link and the moves between them. Time is an argument, randomness a seed; sockets
 * and timers are somebody else's. Events of a socket that is not the current one must not be told.
 *
 * <p>Before anything is done about a failure it says that the data is lost, so that quotes come off
 * first.
 */
public final class LinkMachine {
  /** No reminder is needed. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final class Watch {
    final Topic topic;
    boolean acknowledged;
    boolean trusted;
    long lastNanos;

    /** When a subscription that was asked for again must deliver; {@link #NEVER} otherwise. */
    long graceNanos = NEVER;

    Watch(Topic topic) {
      this.topic = topic;
    }
  }

  private final LinkSettings settings;
  private final Backoff backoff;
  private final LinkActions actions;
  private final List<Watch> watches = new ArrayList<>();
  private LinkState state = LinkState.IDLE;
  private int attempt;
  private long openedNanos;
  private long lastInboundNanos;
  private long pingNanos = NEVER;
  private long deadlineNanos = NEVER;

  public LinkMachine(LinkSettings settings, long seed, LinkActions actions) {
    this.settings = settings;
    this.backoff = settings.backoff(seed);
    this.actions = actions;
  }

  public LinkState state() {
    return state;
  }

  /** True while a subscription is trusted. */
  public boolean isTrusted(int topic) {
    return watches.get(topic).trusted;
  }

  /** Failures since the link was last stable. */
  public int attempt() {
    return attempt;
  }

  /**
   * A subscription is wanted from now on; the first one starts the link.
   *
   * @return its number in later calls
   */
  public int want(Topic topic, long nowNanos) {
    Watch watch = new Watch(topic);
    watches.add(watch);
    switch (state) {
      case IDLE -> connect("first subscription");
      case SUBSCRIBING, LIVE, STALE -> {
        ask(watch, nowNanos);
        deadlineNanos = nowNanos + settings.ackTimeout().toNanos();
        if (state != LinkState.SUBSCRIBING) {
          enter(LinkState.SUBSCRIBING, topic.name());
        }
      }
      case CONNECTING, BACKING_OFF, STOPPED -> {} // asked for once it is open
    }
    return watches.size() - 1;
  }

  /** Starts a link that has no subscriptions, for posts alone. */
  public void start() {
    if (state == LinkState.IDLE) {
      connect("start");
    }
  }

  private void connect(String why) {
    deadlineNanos = NEVER; // the socket has its own connect timeout and ends by itself
    enter(LinkState.CONNECTING, why + ", attempt " + (attempt + 1));
    actions.dial();
  }

  public void onOpened(long nowNanos) {
    if (state != LinkState.CONNECTING) {
      return;
    }
    openedNanos = nowNanos;
    lastInboundNanos = nowNanos;
    pingNanos = nowNanos + settings.pingInterval().toNanos();
    deadlineNanos = nowNanos + settings.ackTimeout().toNanos();
    enter(LinkState.SUBSCRIBING, watches.size() + " subscriptions");
    watches.forEach(watch -> ask(watch, nowNanos));
    liveWhenAllAcknowledged(); // there may be none
  }

  private void ask(Watch watch, long nowNanos) {
    watch.acknowledged = false;
    watch.lastNanos = nowNanos;
    watch.graceNanos = NEVER;
    actions.subscribe(watch.topic);
  }

  /** Anything at all arrived. */
  public void onInbound(long nowNanos) {
    lastInboundNanos = nowNanos;
  }

  public void onAcknowledged(int topic, long nowNanos) {
    if (!watches.get(topic).topic.speaksFirst()) {
      onData(topic, nowNanos);
    }
  }

  /** A message of this subscription arrived. */
  public void onData(int topic, long nowNanos) {
    Watch watch = watches.get(topic);
    watch.lastNanos = nowNanos;
    watch.acknowledged = true;
    watch.graceNanos = NEVER;
    if (!watch.trusted) {
      watch.trusted = true;
      actions.found(watch.topic);
    }
    if (state == LinkState.SUBSCRIBING || state == LinkState.STALE) {
      liveWhenAllAcknowledged();
    }
  }

  /** Somebody who knows more says that this subscription has died although others go on. */
  public void onSuspect(int topic, String why, long nowNanos) {
    Watch watch = watches.get(topic);
    if ((state == LinkState.LIVE || state == LinkState.STALE) && watch.graceNanos == NEVER) {
      renew(watch, why, nowNanos);
    }
  }

  private void liveWhenAllAcknowledged() {
    for (Watch watch : watches) {
      if (!watch.acknowledged || watch.graceNanos != NEVER) {
        return;
      }
    }
    deadlineNanos = NEVER;
    enter(LinkState.LIVE, watches.size() + " subscriptions");
  }

  public void onClosed(CloseReason reason, long nowNanos) {
    switch (state) {
      case CONNECTING, SUBSCRIBING, LIVE, STALE -> {
        boolean early = state == LinkState.SUBSCRIBING && nowNanos - openedNanos < 1_000_000_000L;
        String hint =
            early && reason.kind() == CloseReason.Kind.BROKEN
                ? "; a socket that dies right after subscribing often means a coin name the venue"
                    + " does not know"
                : "";
        if (reason.kind() == CloseReason.Kind.EXPIRED) {
          attempt = 0; // routine, not a failure
        }
        retreat(reason + hint, nowNanos);
      }
      case IDLE, BACKING_OFF, STOPPED -> {}
    }
  }

  /** Losing the data is said before anything else happens. */
  private void retreat(String why, long nowNanos) {
    boolean wasOpen = state != LinkState.CONNECTING;
    if (wasOpen) {
      actions.lostAll(why);
      if (nowNanos - openedNanos >= settings.stableAfter().toNanos()) {
        attempt = 0;
      }
    }
    for (Watch watch : watches) {
      watch.trusted = false;
      watch.graceNanos = NEVER;
    }
    attempt++;
    pingNanos = NEVER;
    deadlineNanos = nowNanos + backoff.delayNanos(attempt);
    enter(LinkState.BACKING_OFF, why);
  }

  private void giveUp(String why, long nowNanos) {
    retreat(why, nowNanos);
    actions.hangUp(why);
  }

  /** A reminder fired, early or late. */
  public void onDue(long nowNanos) {
    switch (state) {
      case BACKING_OFF -> {
        if (nowNanos >= deadlineNanos) {
          connect("retry");
        }
      }
      case SUBSCRIBING, LIVE, STALE -> watch(nowNanos);
      case IDLE, CONNECTING, STOPPED -> {}
    }
  }

  private void watch(long nowNanos) {
    if (nowNanos - lastInboundNanos >= settings.deadAfter().toNanos()) {
      giveUp("nothing received for " + settings.deadAfter(), nowNanos);
      return;
    }
    if (state == LinkState.SUBSCRIBING && nowNanos >= deadlineNanos) {
      giveUp("not every subscription acknowledged within " + settings.ackTimeout(), nowNanos);
      return;
    }
    for (Watch watch : watches) {
      if (nowNanos >= watch.graceNanos) {
        giveUp(watch.topic.name() + " stays silent", nowNanos);
        return;
      }
      if (isQuiet(watch, nowNanos)) {
        renew(watch, "silent for " + (nowNanos - watch.lastNanos) / 1_000_000 + " ms", nowNanos);
      }
    }
    if (nowNanos >= pingNanos) {
      pingNanos = nowNanos + settings.pingInterval().toNanos();
      actions.ping();
    }
  }

  private static boolean isQuiet(Watch watch, long nowNanos) {
    return watch.acknowledged
        && watch.graceNanos == NEVER
        && watch.topic.quietNanos() > 0
        && nowNanos - watch.lastNanos >= watch.topic.quietNanos();
  }

  private void renew(Watch watch, String why, long nowNanos) {
    watch.trusted = false;
    actions.lost(watch.topic, why);
    watch.graceNanos = nowNanos + settings.resubscribeGrace().toNanos();
    if (state == LinkState.LIVE) {
      enter(LinkState.STALE, watch.topic.name() + " " + why);
    }
    actions.unsubscribe(watch.topic);
    actions.subscribe(watch.topic);
  }

  /** When {@link #onDue} must be called next; {@link #NEVER} when nothing is awaited. */
  public long nextDueNanos() {
    return switch (state) {
      case IDLE, CONNECTING, STOPPED -> NEVER;
      case BACKING_OFF -> deadlineNanos;
      case SUBSCRIBING, LIVE, STALE -> {
        long next = Math.min(pingNanos, lastInboundNanos + settings.deadAfter().toNanos());
        next = state == LinkState.SUBSCRIBING ? Math.min(next, deadlineNanos) : next;
        for (Watch watch : watches) {
          next = Math.min(next, watch.graceNanos);
          if (watch.acknowledged && watch.graceNanos == NEVER && watch.topic.quietNanos() > 0) {
            next = Math.min(next, watch.lastNanos + watch.topic.quietNanos());
          }
        }
        yield next;
      }
    };
  }

  /** Closes for good. */
  public void stop(String why) {
    if (state != LinkState.STOPPED) {
      enter(LinkState.STOPPED, why);
      actions.hangUp(why);
    }
  }

  private void enter(LinkState to, String why) {
    state = to;
    actions.entered(to, why);
  }
}

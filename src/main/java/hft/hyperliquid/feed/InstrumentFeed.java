package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import hft.port.OrderBookCommand;
import hft.port.StageTimes;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * One coin's sources made into one stream of frames. Nothing passes while a source of prices cannot
 * be trusted: the order book is told that the feed is lost, and that it is found when all of them
 * deliver again, after the market as it then is.
 */
final class InstrumentFeed {
  private static final int SOURCES = Source.values().length;

  private final int instrumentId;
  private final FrameTap tap;
  private final StageTimes stages;
  private final FrameRing ring;
  private final DepthFusion depth = new DepthFusion();
  private final BboWatch watch;
  private final TradeFilter trades;
  private final MarketFrame fused = new MarketFrame();
  private final MarketFrame touch = new MarketFrame(1);
  private final long[] receiveNanos = new long[SOURCES];
  private final Set<Source> missing = EnumSet.of(Source.FULL_BOOK, Source.FAST_BOOK, Source.BBO);
  private @Nullable ActorRef<OrderBookCommand> orderBook;
  private boolean lostTold;

  /** Book and touch have been published since they can be trusted. */
  private boolean shown;

  InstrumentFeed(int instrumentId, FeedSettings settings, FrameTap tap, StageTimes stages) {
    this.instrumentId = instrumentId;
    this.tap = tap;
    this.stages = stages;
    this.ring = new FrameRing(settings.ringFrames());
    this.watch = new BboWatch(settings.bboGrace().toNanos());
    this.trades = new TradeFilter(settings.backfillMaxAge().toNanos());
  }

  void receiver(ActorRef<OrderBookCommand> book) {
    orderBook = book;
  }

  int instrumentId() {
    return instrumentId;
  }

  /** How long ago the source last delivered; {@link Long#MAX_VALUE} before it first did. */
  long ageNanos(Source source, long nowNanos) {
    long last = receiveNanos[source.ordinal()];
    return last == 0 ? Long.MAX_VALUE : nowNanos - last;
  }

  /** Frames the order book was too slow for. */
  long framesMissed() {
    return ring.missed();
  }

  boolean isTrusted() {
    return missing.isEmpty();
  }

  boolean isBboSuspect(long nowNanos) {
    return watch.isSuspect(nowNanos);
  }

  void lost(Source source, String why, long nowNanos) {
    if (source == Source.TRADES) {
      trades.expectBackfill();
    }
    if (!source.carriesPrices()) {
      return;
    }
    boolean before = missing.isEmpty();
    missing.add(source);
    switch (source) {
      case FULL_BOOK -> depth.forgetFull();
      case FAST_BOOK -> depth.forgetFast();
      case BBO, TRADES, CONTEXT -> {}
    }
    shown = false;
    watch.reset();
    if (before) {
      tell(new OrderBookCommand.FeedLost(why, nowNanos));
      lostTold = true;
    }
  }

  void lostAll(String why, long nowNanos) {
    for (Source source : Source.values()) {
      lost(source, why, nowNanos);
    }
  }

  /** The source delivered after it could not be trusted: called before its frame. */
  void found(Source source) {
    missing.remove(source);
  }

  /** After the frame that ended the distrust. */
  void afterFound(long nowNanos) {
    if (lostTold && missing.isEmpty()) {
      lostTold = false;
      tell(new OrderBookCommand.FeedFound(nowNanos));
    }
  }

  void onBook(boolean fast, MarketFrame book) {
    note(fast ? Source.FAST_BOOK : Source.FULL_BOOK, book);
    watch.onBook(book);
    if (fast ? depth.onFast(book) : depth.onFull(book)) {
      publishDepth();
    }
  }

  void onBbo(MarketFrame bbo) {
    note(Source.BBO, bbo);
    watch.onBbo(bbo);
    touch.copyFrom(bbo);
    if (isTrusted() && !showWhole()) {
      publish(bbo);
    }
  }

  private void publishDepth() {
    if (isTrusted() && !showWhole()) {
      depth.writeTo(fused);
      publish(fused);
    }
  }

  /** The first thing that passes after a distrust is everything that was held back. */
  private boolean showWhole() {
    if (shown) {
      return false;
    }
    shown = true;
    depth.writeTo(fused);
    publish(fused);
    publish(touch);
    return true;
  }

  void onTrade(MarketFrame trade) {
    note(Source.TRADES, trade);
    if (trades.admit(trade)) {
      watch.onTrade(trade);
      if (isTrusted()) {
        publish(trade);
      }
    }
  }

  void endOfTrades() {
    trades.endOfMessage();
  }

  void onContext(MarketFrame context) {
    note(Source.CONTEXT, context);
    if (isTrusted()) {
      publish(context);
    }
  }

  private void note(Source source, MarketFrame frame) {
    receiveNanos[source.ordinal()] = frame.receiveNanos;
  }

  private void publish(MarketFrame frame) {
    tap.frame(frame);
    boolean gapFirst = ring.owesGap();
    FrameReady message = ring.copyOf(frame);
    stages.passed(StageTimes.Stage.DECODE, frame.receiveNanos);
    send(message);
    if (gapFirst && !ring.owesGap()) {
      send(ring.copyOf(frame));
    }
  }

  private void send(@Nullable FrameReady message) {
    if (message != null) {
      tell(message);
    }
  }

  private void tell(OrderBookCommand message) {
    if (orderBook != null) {
      orderBook.tell(message);
    }
  }
}

package hft.hyperliquid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A touch of 100 at 102 that falls silent. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BboWatchTest {
  private static final long GRACE = 1_000;

  private final BboWatch watch = new BboWatch(GRACE);

  @BeforeEach
  void touched() {
    watch.onBbo(touch(10, 100, 102));
  }

  private static MarketFrame touch(long at, long bid, long ask) {
    MarketFrame frame = new MarketFrame(1);
    frame.venueNanos = at;
    frame.receiveNanos = at;
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = bid;
    frame.askPrices[0] = ask;
    return frame;
  }

  private static MarketFrame print(long at, long price) {
    MarketFrame frame = new MarketFrame(0);
    frame.venueNanos = at;
    frame.receiveNanos = at;
    frame.tradePrice = price;
    return frame;
  }

  @Test
  void silence_alone_is_nothing() {
    assertThat(watch.isSuspect(1_000_000_000_000L)).isFalse();
    watch.onBook(touch(20, 100, 102));
    watch.onTrade(print(30, 100));
    watch.onTrade(print(40, 102));
    assertThat(watch.isSuspect(1_000_000_000_000L)).as("nothing contradicts it").isFalse();
  }

  @Test
  void a_newer_print_outside_must_be_followed_by_a_touch() {
    watch.onTrade(print(20, 103));
    assertThat(watch.isSuspect(19 + GRACE)).isFalse();
    assertThat(watch.isSuspect(20 + GRACE)).isTrue();
    watch.onBbo(touch(20, 102, 104));
    assertThat(watch.isSuspect(1_000_000)).isFalse();
  }

  @Test
  void a_newer_book_with_another_touch_must_be_followed_by_one() {
    watch.onBook(touch(9, 90, 92));
    assertThat(watch.isSuspect(1_000_000)).as("older than the touch").isFalse();
    watch.onBook(touch(20, 101, 102));
    assertThat(watch.isSuspect(20 + GRACE)).isTrue();
    watch.onBook(touch(30, 100, 102));
    assertThat(watch.isSuspect(20 + GRACE)).as("it came back to what it was").isFalse();
  }
}

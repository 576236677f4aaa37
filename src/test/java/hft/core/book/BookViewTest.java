package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hft.core.market.Fixed8;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a book says about itself, worked out by hand; the writer's book and the image agree. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookViewTest {
  private static final long VENUE = 1_000_000;
  private static final long RECEIVED = 1_400_000;

  private final L2Book book = new L2Book(20);
  private final BookImage image = new BookImage(3);

  private List<BookView> views() {
    image.copyFrom(book);
    return List.of(book, image);
  }

  @Test
  void a_book_of_two_sides() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 3, 99.5 1, 99 2", "100.5 1, 101 4");
    for (BookView view : views()) {
      assertThat(view.isTwoSided()).isTrue();
      assertThat(view.bidCount()).isEqualTo(3);
      assertThat(view.askCount()).isEqualTo(2);
      assertThat(view.bestBid()).isEqualTo(Fixed8.parse("100"));
      assertThat(view.bestAsk()).isEqualTo(Fixed8.parse("100.5"));
      assertThat(view.bidPrice(2)).isEqualTo(Fixed8.parse("99"));
      assertThat(view.bidSize(2)).isEqualTo(Fixed8.parse("2"));
      assertThat(view.askPrice(1)).isEqualTo(Fixed8.parse("101"));
      assertThat(view.askSize(1)).isEqualTo(Fixed8.parse("4"));
      assertThat(view.mid()).isEqualTo(Fixed8.parse("100.25"));
      assertThat(view.spread()).isEqualTo(Fixed8.parse("0.5"));
      assertThat(view.imbalance()).as("3 / (3 + 1)").isEqualTo(0.75);
      assertThat(view.imbalance(2)).as("4 / (4 + 5)").isCloseTo(4.0 / 9, within(1e-15));
      assertThat(view.imbalance(9)).as("6 / (6 + 5)").isCloseTo(6.0 / 11, within(1e-15));
      assertThat(view.weightedMid())
          .as("100 · 1/4 + 100.5 · 3/4")
          .isCloseTo(100.375, within(1e-12));
      assertThat(view.venueNanos()).isEqualTo(VENUE);
      assertThat(view.ageNanos(RECEIVED + 5)).isEqualTo(5);
    }
  }

  @Test
  void a_mid_between_two_steps_of_1e_8_is_rounded_down() {
    apply(MarketFrame.Kind.SNAPSHOT, "0.00000001 1", "0.00000004 1");
    views().forEach(view -> assertThat(view.mid()).isEqualTo(2));
  }

  @Test
  void a_book_of_one_side_has_a_best_and_nothing_between() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 3, 99 1", "");
    for (BookView view : views()) {
      assertThat(view.isKnown()).isTrue();
      assertThat(view.isTwoSided()).isFalse();
      assertThat(view.bestBid()).isEqualTo(Fixed8.parse("100"));
      assertThat(view.bestAsk()).isZero();
      assertNothingBetween(view);
      assertThat(view.imbalance()).isEqualTo(1);
    }
    apply(MarketFrame.Kind.SNAPSHOT, "", "100 3");
    for (BookView view : views()) {
      assertThat(view.bestBid()).isZero();
      assertThat(view.bestAsk()).isEqualTo(Fixed8.parse("100"));
      assertNothingBetween(view);
      assertThat(view.imbalance()).isZero();
    }
  }

  @Test
  void an_empty_book_is_known_and_an_unknown_one_is_empty() {
    views().forEach(BookViewTest::assertEmpty);
    assertThat(book.isKnown()).isFalse();
    apply(MarketFrame.Kind.SNAPSHOT, "", "");
    views().forEach(BookViewTest::assertEmpty);
    assertThat(book.isKnown()).isTrue();
  }

  @Test
  void a_locked_book_has_no_spread_and_its_mid_is_its_price() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 1", "100 3");
    for (BookView view : views()) {
      assertThat(view.isTwoSided()).isTrue();
      assertThat(view.spread()).isZero();
      assertThat(view.mid()).isEqualTo(Fixed8.parse("100"));
      assertThat(view.weightedMid()).isCloseTo(100, within(1e-12));
      assertThat(view.imbalance()).isEqualTo(0.25);
    }
  }

  @Test
  void a_best_quote_renews_the_touch_and_leaves_the_depth_its_age() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 3, 99 1", "101 1, 102 2");
    MarketFrame quote = frame(MarketFrame.Kind.BBO, "101 5", "102 1");
    quote.venueNanos = VENUE + 10;
    quote.receiveNanos = RECEIVED + 10;
    assertThat(book.apply(quote)).isEqualTo(ApplyResult.APPLIED);
    for (BookView view : views()) {
      assertThat(view.bestBid()).isEqualTo(Fixed8.parse("101"));
      assertThat(view.bidCount()).isEqualTo(3);
      assertThat(view.bestAsk()).as("101 would cross the new bid").isEqualTo(Fixed8.parse("102"));
      assertThat(view.askCount()).isEqualTo(1);
      assertThat(view.ageNanos(RECEIVED + 12)).isEqualTo(2);
      assertThat(view.depthReceiveNanos()).isEqualTo(RECEIVED);
      assertThat(view.venueNanos()).isEqualTo(VENUE + 10);
    }
  }

  @Test
  void after_a_gap_nothing_is_measured_against_what_was_before_it() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 3", "101 1");
    apply(MarketFrame.Kind.GAP, "", "");
    assertThat(book.isKnown()).isFalse();
    assertThat(book.venueNanos()).isZero();
    assertThat(book.depthReceiveNanos()).isZero();
    assertThat(book.ageNanos(RECEIVED)).as("a gap makes nothing younger").isZero();
    MarketFrame delta = frame(MarketFrame.Kind.DELTA, "100 1", "");
    assertThat(book.apply(delta)).isEqualTo(ApplyResult.UNKNOWN_BOOK);
    MarketFrame earlier = frame(MarketFrame.Kind.SNAPSHOT, "90 1", "91 1");
    earlier.venueNanos = VENUE - 50; // a feed that starts anew may start a little earlier
    assertThat(book.apply(earlier)).isEqualTo(ApplyResult.APPLIED);
    MarketFrame next = frame(MarketFrame.Kind.BBO, "90 2", "91 1");
    next.venueNanos = VENUE - 20;
    assertThat(book.apply(next))
        .as("older than before the gap, newer than the book")
        .isEqualTo(ApplyResult.APPLIED);
    assertThat(book.bidSize(0)).isEqualTo(Fixed8.parse("2"));
  }

  @Test
  void an_image_keeps_the_best_levels_and_nothing_of_the_state_before() {
    apply(MarketFrame.Kind.SNAPSHOT, "100 1, 99 2, 98 3, 97 4", "101 1, 102 2, 103 3, 104 4");
    image.copyFrom(book);
    assertThat(image.bidCount()).isEqualTo(3);
    assertThat(image.bidPrice(2)).isEqualTo(Fixed8.parse("98"));
    assertThat(image.askPrice(2)).isEqualTo(Fixed8.parse("103"));
    apply(MarketFrame.Kind.SNAPSHOT, "100 1", "");
    image.copyFrom(book);
    assertThat(image.bidCount()).isEqualTo(1);
    assertThat(image.askCount()).isZero();
    assertThatThrownBy(() -> image.bidPrice(1)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> image.askSize(0)).isInstanceOf(AssertionError.class);
  }

  private static void assertEmpty(BookView view) {
    assertThat(view.bidCount()).isZero();
    assertThat(view.askCount()).isZero();
    assertThat(view.bestBid()).isZero();
    assertThat(view.bestAsk()).isZero();
    assertThat(view.imbalance()).isEqualTo(0.5);
    assertNothingBetween(view);
  }

  private static void assertNothingBetween(BookView view) {
    assertThat(view.mid()).isZero();
    assertThat(view.spread()).isZero();
    assertThat(view.weightedMid()).isZero();
  }

  private void apply(MarketFrame.Kind kind, String bids, String asks) {
    assertThat(book.apply(frame(kind, bids, asks))).isEqualTo(ApplyResult.APPLIED);
  }

  /** Levels as {@code price size, price size}, best first. */
  private static MarketFrame frame(MarketFrame.Kind kind, String bids, String asks) {
    MarketFrame frame = new MarketFrame();
    frame.kind = kind;
    frame.venueNanos = VENUE;
    frame.receiveNanos = RECEIVED;
    frame.bidCount = side(bids, frame.bidPrices, frame.bidSizes);
    frame.askCount = side(asks, frame.askPrices, frame.askSizes);
    return frame;
  }

  private static int side(String levels, long[] prices, long[] sizes) {
    int count = 0;
    for (String level : levels.isEmpty() ? new String[0] : levels.split(", ", -1)) {
      String[] words = level.split(" ", -1);
      prices[count] = Fixed8.parse(words[0]);
      sizes[count++] = Fixed8.parse(words[1]);
    }
    return count;
  }
}

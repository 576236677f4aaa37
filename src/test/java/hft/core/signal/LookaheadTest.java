package hft.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.BookView;
import hft.core.market.Side;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What an alpha says at a time does not change when the future does. The check gets the recording
 * to build the alpha from, so that one which looked at all of it beforehand is caught too.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookaheadTest {
  private static final int EVENTS = 120;

  @Test
  void the_linear_alpha_does_not_look_ahead() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(firstPeek(_ -> LinearAlphaTest.alpha(1, 2, 3), seed)).isEqualTo(-1);
    }
  }

  @Test
  void an_alpha_that_knows_the_next_price_is_caught() {
    assertThat(firstPeek(Peeking::new, 1)).isNotNegative();
  }

  @Test
  void an_alpha_scaled_by_the_whole_day_is_caught() {
    assertThat(firstPeek(Scaled::new, 1)).isNotNegative();
  }

  @Test
  void an_alpha_that_keeps_the_book_it_was_shown_is_caught() {
    assertThat(firstPeek(_ -> new Keeping(), 1)).isNotNegative();
  }

  /** The first answer that changed with what came later, -1 when none did. */
  private static int firstPeek(Function<Recording, Alpha> maker, long seed) {
    Recording one = Recording.random(seed, EVENTS);
    List<Double> told = one.moves(maker.apply(one));
    for (int i = 0; i < told.size(); i += 2) {
      if (!told.get(i).equals(told.get(i + 1))) {
        return i; // the answer to the same question changed with the book underneath
      }
    }
    for (int kept = 1; kept < EVENTS; kept++) {
      Recording other = one.withOtherFuture(kept, seed + 1_000 + kept);
      List<Double> again = other.moves(maker.apply(other));
      for (int i = 0; i < 2 * kept; i++) {
        if (!told.get(i).equals(again.get(i))) {
          return i;
        }
      }
    }
    return -1;
  }

  private abstract static class Planted implements Alpha {
    @Override
    public void onTrade(Side aggressor, long price, long size, long nowNanos) {}

    @Override
    public long horizonNanos() {
      return Duration.ofSeconds(1).toNanos();
    }
  }

  private static final class Peeking extends Planted {
    private final List<Recording.Event> events;
    private long nanos;

    Peeking(Recording recording) {
      this.events = recording.events();
    }

    @Override
    public void onBook(BookView book, long nowNanos) {
      nanos = nowNanos;
    }

    @Override
    public double expectedMove(long nowNanos) {
      return events.stream()
          .filter(event -> event.nanos() > nanos && event.trade() == 0)
          .mapToDouble(Recording.Event::bid)
          .findFirst()
          .orElse(0);
    }
  }

  private static final class Scaled extends Planted {
    private final double mean;
    private double size;

    Scaled(Recording recording) {
      this.mean =
          recording.events().stream().mapToDouble(Recording.Event::bidSize).average().orElseThrow();
    }

    @Override
    public void onBook(BookView book, long nowNanos) {
      size = book.bidSize(0);
    }

    @Override
    public double expectedMove(long nowNanos) {
      return size / mean;
    }
  }

  private static final class Keeping extends Planted {
    private @Nullable BookView kept;

    @Override
    public void onBook(BookView book, long nowNanos) {
      kept = book;
    }

    @Override
    public double expectedMove(long nowNanos) {
      return kept == null ? 0 : kept.imbalance();
    }
  }
}

package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.PublicationStress.Pace;
import hft.core.book.PublicationStress.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No reader ever sees part of a state, whatever its pace, and the same harness reports publications
 * that are wrong. {@code -Dstress.seconds=60} goes on for a minute.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicationTest {
  private static final long STATES = 200_000;
  private static final int ROUNDS_MAX = 50;

  @Test
  void readers_of_every_pace_see_whole_states_in_order() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("stress.seconds", 0));
    long reads = 0;
    long rounds = 0;
    do {
      Verdict verdict =
          new PublicationStress(Publication.real(PublicationStress.LEVELS))
              .run(STATES, Pace.FAST, Pace.SLOW, Pace.HOLDING);
      assertThat(verdict.torn()).as("torn states in %s", verdict).isZero();
      assertThat(verdict.backwards()).as("older states in %s", verdict).isZero();
      assertThat(verdict.newest()).as("the last state in %s", verdict).isEqualTo(STATES);
      assertThat(verdict.published()).isPositive();
      reads += verdict.reads();
      rounds++;
    } while (System.nanoTime() < until);
    if (Long.getLong("stress.seconds") != null) {
      System.out.printf("%,d states written, %,d read, none torn%n", rounds * STATES, reads);
    }
  }

  @ParameterizedTest
  @EnumSource(PlantedMistake.Kind.class)
  void the_same_harness_reports_a_planted_mistake(PlantedMistake.Kind mistake) throws Exception {
    long torn = 0;
    for (int round = 0; torn == 0 && round < ROUNDS_MAX; round++) {
      torn =
          new PublicationStress(new PlantedMistake(mistake, PublicationStress.LEVELS))
              .run(STATES, Pace.FAST, Pace.SLOW, Pace.HOLDING)
              .torn();
    }
    assertThat(torn).as("torn states of %s", mistake).isPositive();
  }

  @Test
  void a_held_state_stays_and_the_newest_goes_out_once_it_is_let_go() {
    DoubleBufferedBook book = new DoubleBufferedBook(20, 20);
    DoubleBufferedBook.Reader holding = book.newReader();
    DoubleBufferedBook.Reader other = book.newReader();
    MarketFrame frame = new MarketFrame(20);
    assertThat(put(book, frame, 1)).isTrue();
    BookImage held = holding.acquire();
    assertThat(put(book, frame, 2)).as("there is one image to spare").isTrue();
    for (long state = 3; state < 10; state++) {
      assertThat(put(book, frame, state)).as("state %d", state).isFalse();
      assertThat(book.isDeferred()).isTrue();
      assertThat(held.venueNanos()).isEqualTo(1);
      assertThat(PublicationStress.isWhole(held)).isTrue();
      assertThat(seen(other)).as("what everybody else reads meanwhile").isEqualTo(2);
    }
    holding.release();
    assertThat(book.publish()).isTrue();
    assertThat(book.isDeferred()).isFalse();
    assertThat(seen(holding)).as("the states between were never due to anybody").isEqualTo(9);
  }

  @Test
  void readers_that_come_and_go_do_not_hold_up_the_writer_for_ever() {
    DoubleBufferedBook book = new DoubleBufferedBook(20, 20);
    MarketFrame frame = new MarketFrame(20);
    DoubleBufferedBook.Reader first = book.newReader();
    DoubleBufferedBook.Reader second = book.newReader();
    put(book, frame, 1);
    first.acquire();
    long published = 0;
    for (long state = 2; state < 1_000; state++) { // one of the two is always there
      second.acquire();
      first.release();
      published += put(book, frame, state) ? 1 : 0;
      first.acquire();
      second.release();
      published += book.publish() ? 1 : 0;
    }
    assertThat(published).isGreaterThan(300);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_reader_needs_nothing_of_a_writer_that_stands_still_or_never_stops() throws Exception {
    DoubleBufferedBook book = new DoubleBufferedBook(20, 20);
    MarketFrame frame = new MarketFrame(20);
    put(book, frame, 1);
    DoubleBufferedBook.Reader holding = book.newReader();
    holding.acquire();
    put(book, frame, 2);
    assertThat(put(book, frame, 3)).as("the writer is held up in mid-turn").isFalse();
    DoubleBufferedBook.Reader reader = book.newReader();
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen(reader)).isEqualTo(2);
    }
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (long state = 4; !Thread.currentThread().isInterrupted(); state++) {
                    put(book, frame, state);
                  }
                });
    for (int i = 0; i < 100_000; i++) {
      assertThat(seen(reader)).isGreaterThanOrEqualTo(2);
    }
    writer.interrupt();
    writer.join();
  }

  private static boolean put(DoubleBufferedBook book, MarketFrame frame, long state) {
    assertThat(book.apply(PublicationStress.fill(frame, state))).isEqualTo(ApplyResult.APPLIED);
    return book.publish();
  }

  private static long seen(DoubleBufferedBook.Reader reader) {
    BookImage image = reader.acquire();
    try {
      return image.venueNanos();
    } finally {
      reader.release();
    }
  }
}

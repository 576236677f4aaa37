package hft.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.core.book.ApplyResult;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.port.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookBenchTest {
  @Test
  void every_step_has_its_figures_beside_its_rivals() {
    JobReport report =
        new BookBench(4)
            .run(new BenchRequest(BenchFixture.settings(), Optional.empty()), Progress.SILENT);
    List<String> steps = List.of("parseAndApply", "snapshot", "bbo", "delta", "publish", "view");
    assertThat(report.figures().keySet())
        .containsSequence(steps)
        .contains("messageBytes", "checksum", "held");
    for (String step : steps) {
      Map<?, ?> ours = BenchFixture.map(report.figures().get(step));
      double median = BenchFixture.number(ours.get("p50Nanos"));
      assertThat(median).as(step).isPositive();
      assertThat(BenchFixture.number(ours.get("p99Nanos"))).isGreaterThanOrEqualTo(median);
      assertThat(BenchFixture.number(ours.get("leastNanos"))).isLessThanOrEqualTo(median);
      Map<?, ?> rival = BenchFixture.map(ours.get("rival"));
      assertThat(BenchFixture.number(rival.get("p50Nanos"))).as(step).isPositive();
    }
    assertThat(report.figures().get("held")).isEqualTo(report.held());
    assertThat(report.lines()).hasSize(steps.size() + 3);
  }

  @ParameterizedTest
  @CsvSource({
    "299, 0, true",
    "300, 0, false", // the limit is to be undercut
    "20, 0.5, false", // quick, and allocates
  })
  void a_step_over_its_limit_and_one_that_allocates_do_not_hold(
      double nanos, double bytes, boolean held) {
    assertThat(BookBench.holds(OptionalDouble.of(300), nanos, bytes)).isEqualTo(held);
    assertThat(BookBench.holds(OptionalDouble.empty(), nanos, bytes)).isEqualTo(bytes == 0);
  }

  @Test
  void work_that_allocates_shows_its_bytes_and_work_that_does_not_shows_none() {
    Object[] kept = new Object[1];
    Timed allocates = new Timed("sixteen longs", 10, _ -> kept[0] = new long[16]);
    Timed counts = new Timed("nothing", 10, i -> kept[0] = kept);
    Timed.rounds(List.of(allocates, counts), 40, Progress.SILENT);
    assertThat(allocates.bytes()).isBetween(128.0, 160.0);
    assertThat(counts.bytes()).isZero();
  }

  @Test
  void the_rings_of_frames_keep_a_book_as_it_is_and_the_rival_agrees() {
    BookFrames frames = new BookFrames(3);
    List<IntFunction<MarketFrame>> rings = List.of(frames::snapshot, frames::quote, frames::delta);
    L2Book book = new L2Book(100);
    TreeMapRival rival = new TreeMapRival();
    for (IntFunction<MarketFrame> ring : rings) {
      for (int i = 0; i < 10 * BookFrames.COUNT; i++) {
        assertThat(book.apply(ring.apply(i))).isEqualTo(ApplyResult.APPLIED);
        rival.apply(ring.apply(i));
        assertThat(rival.mid()).isEqualTo(book.mid());
        assertThat(rival.levels()).isEqualTo(book.bidCount() + book.askCount());
        assertThat(book.bidCount()).isBetween(BookFrames.LEVELS - 1, BookFrames.LEVELS + 1);
      }
    }
  }
}

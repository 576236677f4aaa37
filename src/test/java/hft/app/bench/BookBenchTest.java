package hft.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.bench.Stopwatch.Cost;
import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.core.book.ApplyResult;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.port.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookBenchTest {
  @Test
  void every_step_has_its_figures_and_its_rivals() {
    JobReport report =
        new BookBench(new Stopwatch(1_000_000, 100_000))
            .run(new BenchRequest(BenchFixture.settings(), Optional.empty()), Progress.SILENT);
    assertThat(report.figures().keySet())
        .containsExactly(
            "messageBytes",
            "parseAndApply",
            "snapshot",
            "bbo",
            "delta",
            "publish",
            "view",
            "checksum",
            "held");
    for (String step : List.of("parseAndApply", "snapshot", "bbo", "delta", "publish", "view")) {
      Map<?, ?> figures = (Map<?, ?>) report.figures().get(step);
      assertThat((double) figures.get("medianNanos")).as(step).isPositive();
      assertThat((double) figures.get("leastNanos"))
          .isLessThanOrEqualTo((double) figures.get("medianNanos"));
      Map<?, ?> rival = (Map<?, ?>) figures.get("rival");
      assertThat((double) rival.get("medianNanos")).as(step).isPositive();
    }
    assertThat(report.figures().get("held")).isEqualTo(report.held());
  }

  @ParameterizedTest
  @CsvSource({
    "299, 0, true",
    "300, 0, false", // the limit is to be undercut
    "20, 0.5, false", // quick, and allocates
  })
  void a_step_over_its_limit_and_one_that_allocates_do_not_hold(
      double nanos, double bytes, boolean held) {
    var step = new BookBench.Step("step", "a step", 300, _ -> 0, "a rival", _ -> 0);
    var result =
        new BookBench.Result(step, new Cost(nanos, nanos, bytes), new Cost(5_000, 5_000, 64));
    JobReport report = BookBench.report(1, List.of(result), 0);
    assertThat(report.held()).isEqualTo(held);
    assertThat(report.lines().get(2).contains("!")).isEqualTo(!held);
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

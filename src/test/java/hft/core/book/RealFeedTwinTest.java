package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.ingest.SharedData;
import hft.port.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The twins on real feeds: snapshots merged with best quotes, and level deltas; in a book in which
 * nothing is lost and in one that is always full.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealFeedTwinTest {
  private static final int DEEP = 1_000;
  private static final int SHALLOW = 6;

  @ParameterizedTest
  @CsvSource({
    "HYPERLIQUID_CSV, hyperliquid/ws_2025-09-04, 53_000",
    "HYPERLIQUID_WS, hyperliquid/ws_2025-01-26_raw, 45",
    "BINANCE, binance_raw/usdm, 70_000",
    "LOBSTER, lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip, 144_000",
    "BITSTAMP, bitstamp_l3, 49_000",
  })
  void the_twins_agree_after_every_frame(ImportFormat format, String path, String least)
      throws Exception {
    List<MarketFrame> frames = inVenueTime(format, SharedData.require(path));
    Map<ApplyResult, Integer> answers = compare(frames, DEEP);
    assertThat(answers.get(ApplyResult.APPLIED))
        .isGreaterThanOrEqualTo(Integer.parseInt(least.replace("_", "")));
    assertThat(answers).doesNotContainKeys(ApplyResult.MALFORMED, ApplyResult.CROSSED);
    compare(frames, SHALLOW);
  }

  private static Map<ApplyResult, Integer> compare(List<MarketFrame> frames, int maxLevels) {
    Map<Integer, L2Book> fast = new HashMap<>();
    Map<Integer, TreeMapBook> twins = new HashMap<>();
    Map<ApplyResult, Integer> answers = new EnumMap<>(ApplyResult.class);
    for (MarketFrame frame : frames) {
      L2Book book = fast.computeIfAbsent(frame.instrumentId, _ -> new L2Book(maxLevels));
      TreeMapBook twin = twins.computeIfAbsent(frame.instrumentId, _ -> new TreeMapBook(maxLevels));
      ApplyResult answer = book.apply(frame);
      answers.merge(answer, 1, Integer::sum);
      if (answer != twin.apply(frame) || !twin.agrees(book)) {
        assertThat(TreeMapBook.text(book))
            .as("%s of %d answered %s", frame.kind, frame.venueNanos, answer)
            .isEqualTo(twin.text());
      }
    }
    return answers;
  }

  /** Captures keep books, quotes and prints apart; the market had them in one order. */
  private static List<MarketFrame> inVenueTime(ImportFormat format, Path path) throws Exception {
    List<MarketFrame> frames = new ArrayList<>();
    Map<String, Integer> coins = new HashMap<>();
    ImportRun.run(
        format,
        List.of(path),
        (frame, coin) -> {
          MarketFrame copy = new MarketFrame(Math.max(frame.bidCount, frame.askCount));
          copy.copyFrom(frame);
          copy.instrumentId = coins.computeIfAbsent(coin, _ -> coins.size());
          frames.add(copy);
        },
        (_, _) -> {},
        ImportOptions.DEFAULT,
        Progress.SILENT);
    frames.sort(Comparator.comparingLong(frame -> frame.venueNanos));
    return frames;
  }
}

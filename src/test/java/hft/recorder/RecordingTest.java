package hft.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.MarketFrame;
import hft.data.BadData;
import hft.data.Frames;
import hft.data.Instruments;
import hft.data.Selection;
import hft.data.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingTest {
  private static final long T = Frames.START;
  private static final Instruments BTC = Frames.instruments("BTC");

  @TempDir Path root;
  private Ledger ledger;

  @BeforeEach
  void start() {
    ledger = new Ledger(BTC.list());
  }

  private Recording open(int mergeParts) {
    return Recording.open(root, BTC, BTC.list(), ledger, mergeParts);
  }

  private List<String> read() {
    return Frames.read(root, Selection.ALL);
  }

  private static List<String> texts(MarketFrame... frames) {
    return Stream.of(frames).map(Frames::text).toList();
  }

  private List<String> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".parquet"))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TableCount count(Table table) {
    return ledger.of(0, table);
  }

  @Test
  void what_goes_in_is_what_the_backtest_reads() {
    MarketFrame book = Frames.book(T, 20);
    MarketFrame top = Frames.top(T + 1, 100, 101);
    MarketFrame trade = Frames.trade(T + 2, 1);
    try (Recording recording = open(24)) {
      Stream.of(book, top, trade).forEach(recording::accept);
      recording.flush();
    }
    assertThat(read()).containsExactlyInAnyOrderElementsOf(texts(book, top, trade));
    assertThat(ledger.rows()).isEqualTo(3);
  }

  @Test
  void what_was_not_flushed_is_not_there() {
    try (Recording recording = open(24)) {
      recording.accept(Frames.trade(T, 1));
      recording.flush();
      recording.accept(Frames.trade(T + 1, 2));
    }
    assertThat(read()).isEqualTo(texts(Frames.trade(T, 1)));
  }

  @Test
  void late_repeated_and_unbelievable_frames_are_left_out_and_counted() {
    MarketFrame crossed = Frames.top(T + 20, 102, 101);
    MarketFrame ahead = Frames.trade(T + 10_000 * Frames.SECOND, 9);
    ahead.receiveNanos = T + 30;
    try (Recording recording = open(24)) {
      recording.accept(Frames.trade(T + 5, 1));
      recording.accept(Frames.trade(T + 4, 2));
      recording.accept(Frames.trade(T + 5, 1));
      recording.accept(Frames.top(T + 10, 100, 101));
      recording.accept(Frames.top(T + 10, 100, 101));
      recording.accept(crossed);
      assertThat(recording.takeRefusals()).singleElement().asString().contains("crossed");
      recording.accept(Frames.top(T + 30, 100, 101));
      recording.accept(ahead);
      recording.accept(Frames.trade(T + 30, 3));
      recording.flush();
    }
    assertThat(count(Table.TRADES))
        .returns(2L, TableCount::rows)
        .returns(1L, TableCount::late)
        .returns(1L, TableCount::repeated)
        .returns(1L, TableCount::refused);
    assertThat(count(Table.BBO))
        .returns(2L, TableCount::rows)
        .returns(1L, TableCount::repeated)
        .returns(1L, TableCount::refused);
    assertThat(read()).hasSize(4);
  }

  @Test
  void of_two_books_of_one_time_the_later_stays() {
    MarketFrame five = Frames.book(T, 5);
    MarketFrame twenty = Frames.book(T, 20);
    try (Recording recording = open(24)) {
      recording.accept(five);
      recording.accept(twenty);
      recording.flush();
      recording.accept(five); // its time is in a file
      recording.flush();
    }
    assertThat(read()).isEqualTo(texts(twenty));
    assertThat(count(Table.L2_BOOK).superseded()).isEqualTo(2);
  }

  @Test
  void a_deeper_book_is_cut_to_the_tables_depth() {
    try (Recording recording = open(24)) {
      recording.accept(Frames.book(T, 25));
      recording.flush();
    }
    assertThat(read()).isEqualTo(texts(Frames.book(T, 20)));
    assertThat(files()).singleElement().asString().startsWith("l2_book");
  }

  @Test
  void files_are_joined_as_they_pile_up_and_the_rows_stay_the_same() {
    List<String> expected = new ArrayList<>();
    try (Recording recording = open(3)) {
      for (int i = 0; i < 23; i++) {
        MarketFrame trade = Frames.trade(T + i, i + 1);
        expected.add(Frames.text(trade));
        recording.accept(trade);
        recording.flush();
        while (recording.mergeOne()) {}
      }
      assertThat(read()).isEqualTo(expected);
      // 23 flushes: two of nine, one of three, two of one.
      assertThat(files()).hasSize(5);
      assertThat(ledger.files()).isEqualTo(5);
      recording.mergeRest();
    }
    assertThat(read()).isEqualTo(expected);
    assertThat(files()).hasSize(3);
  }

  @Test
  void a_second_recording_goes_on_behind_the_first() {
    try (Recording recording = open(24)) {
      recording.accept(Frames.trade(T, 1));
      recording.flush();
    }
    try (Recording recording = open(24)) {
      recording.accept(Frames.trade(T - 1, 2)); // the venue repeats old prints to who subscribes
      recording.accept(Frames.trade(T + 1, 3));
      recording.flush();
      recording.mergeRest();
    }
    assertThat(read()).isEqualTo(texts(Frames.trade(T, 1), Frames.trade(T + 1, 3)));
    assertThat(files()).hasSize(2);
    assertThat(count(Table.TRADES).late()).isEqualTo(1);
  }

  @Test
  void a_root_is_one_recorders_at_a_time() {
    try (Recording _ = open(24)) {
      assertThatThrownBy(() -> open(24))
          .isInstanceOf(BadData.class)
          .hasMessageContaining("another recorder writes here");
    }
    open(24).close();
  }

  @Test
  void silences_are_counted_by_receive_time() {
    try (Recording recording = open(24)) {
      recording.accept(Frames.book(T, 5));
      recording.accept(Frames.book(T + Frames.SECOND, 5));
      recording.accept(Frames.book(T + 12 * Frames.SECOND, 5));
      recording.flush();
    }
    assertThat(count(Table.L2_BOOK))
        .returns(1L, TableCount::gaps)
        .returns(11 * Frames.SECOND, TableCount::longestSilenceNanos);
  }
}

package hft.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.data.TableRows;
import hft.data.TableRows.Row;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each entry as the rows that an ordinary Parquet reader finds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTablesTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final Instrument ETH = Instrument.perp(1, "ETH", 4);
  private static final ClientOrderId ID = new ClientOrderId(1, 7);
  private static final OrderIntent INTENT =
      new OrderIntent(ID, ETH, Side.ASK, 300, 20, Tif.IOC, true, 90);

  @TempDir Path folder;

  private List<Row> rows(String table, JournalEntry... entries) throws IOException {
    try (JournalTables tables = new JournalTables(folder, List.of(BTC, ETH))) {
      for (JournalEntry entry : entries) {
        tables.accept(entry);
      }
      tables.commit();
    }
    return TableRows.read(folder.resolve(table));
  }

  private Map<String, Object> order(JournalEntry entry) throws IOException {
    return rows("orders.parquet", entry).getFirst().cells();
  }

  @Test
  void what_was_sent_is_there_with_all_of_the_wish() throws IOException {
    assertThat(order(new JournalEntry.OrderSent(100, 5, INTENT)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("nanos", 100L),
                Map.entry("event", "sent"),
                Map.entry("coin", "ETH"),
                Map.entry("client_order_id", ID.toString()),
                Map.entry("oid", 0L),
                Map.entry("side", "ASK"),
                Map.entry("px", 300L),
                Map.entry("sz", 20L),
                Map.entry("tif", "IOC"),
                Map.entry("reduce_only", 1L),
                Map.entry("source_ns", 90L),
                Map.entry("status", ""),
                Map.entry("detail", "action 5")));
  }

  @Test
  void a_refusal_names_its_rule_and_a_cancel_its_order() throws IOException {
    List<Row> rows =
        rows(
            "orders.parquet",
            new JournalEntry.Refused(100, INTENT, "STALE_BOOK"),
            new JournalEntry.CancelSent(101, 6, new CancelRequest(BTC, ID, 42)));
    assertThat(rows.get(0).cells())
        .containsEntry("event", "refused")
        .containsEntry("detail", "STALE_BOOK");
    assertThat(rows.get(1).cells())
        .containsEntry("event", "cancel-sent")
        .containsEntry("coin", "BTC")
        .containsEntry("oid", 42L)
        .containsEntry("detail", "action 6")
        .as("nothing of the row before")
        .containsEntry("px", 0L)
        .containsEntry("tif", "")
        .containsEntry("reduce_only", 0L);
  }

  @Test
  void each_answer_in_its_own_words() throws IOException {
    List<Row> rows =
        rows(
            "orders.parquet",
            answer(new Outcome.Resting(42)),
            answer(new Outcome.Filled(43, 10, 299)),
            answer(new Outcome.Rejected(RejectReason.TICK, "price")),
            answer(new Outcome.Unresolved("no answer")));
    assertThat(rows)
        .extracting(
            row -> row.text("status"),
            row -> row.at("oid"),
            row -> row.at("px"),
            row -> row.at("sz"))
        .containsExactly(
            tuple("RESTING", 42L, 0L, 0L),
            tuple("FILLED", 43L, 299L, 10L),
            tuple("TICK", 0L, 0L, 0L),
            tuple("UNRESOLVED", 0L, 0L, 0L));
    assertThat(rows)
        .extracting(row -> row.text("detail"))
        .containsExactly("", "", "price", "no answer");
  }

  private static JournalEntry answer(Outcome outcome) {
    return new JournalEntry.OrderAnswered(100, ID, outcome);
  }

  @Test
  void an_update_with_and_without_a_reason() throws IOException {
    List<Row> rows =
        rows(
            "orders.parquet",
            new JournalEntry.OrderUpdated(100, update(OrderStatus.OPEN, null)),
            new JournalEntry.OrderUpdated(
                101, update(OrderStatus.VENUE_CANCELED, RejectReason.REDUCE_ONLY)));
    assertThat(rows)
        .extracting(row -> row.text("status") + " " + row.text("detail"))
        .containsExactly("OPEN ", "VENUE_CANCELED REDUCE_ONLY");
    assertThat(rows.getFirst().at("sz")).as("what is left").isEqualTo(6);
  }

  private static AccountEvent.OrderUpdate update(
      OrderStatus status, @Nullable RejectReason reason) {
    return new AccountEvent.OrderUpdate(ID, 42, 0, Side.BID, 100, 6, 10, status, reason, 99);
  }

  @Test
  void a_fill_says_what_caused_it() throws IOException {
    var why = new FillExplanation(FillCause.QUEUE_REACHED, 55, 66, 77);
    Row row =
        rows(
                "fills.parquet",
                new JournalEntry.Filled(
                    101,
                    new AccountEvent.Fill(ID, 42, 9, 1, Side.BID, 300, 20, true, -3, why, 301, 99)))
            .getFirst();
    assertThat(row.cells())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("nanos", 101L),
                Map.entry("venue_ns", 99L),
                Map.entry("coin", "ETH"),
                Map.entry("client_order_id", ID.toString()),
                Map.entry("oid", 42L),
                Map.entry("trade_id", 9L),
                Map.entry("side", "BID"),
                Map.entry("px", 300L),
                Map.entry("sz", 20L),
                Map.entry("maker", 1L),
                Map.entry("fee", -3L),
                Map.entry("mid", 301L),
                Map.entry("cause", "QUEUE_REACHED"),
                Map.entry("queue_ahead", 55L),
                Map.entry("print_id", 66L),
                Map.entry("print_sz", 77L)));
  }

  @Test
  void a_decision_has_each_figure_in_its_own_column() throws IOException {
    Row row =
        rows(
                "decisions.parquet",
                new JournalEntry.Decision(
                    1, 1, 2, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10, 11, 12, 13, 14))
            .getFirst();
    assertThat(row.cells().values())
        .containsExactly(1L, "ETH", 2L, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10L, 11L, 12L, 13L, 14L);
    assertThat(row.cells().keySet())
        .containsExactly(
            "nanos",
            "coin",
            "mid",
            "fair_px",
            "reservation_px",
            "half_spread",
            "alpha",
            "sigma",
            "a",
            "k",
            "inventory",
            "bid_px",
            "bid_sz",
            "ask_px",
            "ask_sz");
  }

  @Test
  void everything_else_is_in_the_journal_in_the_order_it_happened() throws IOException {
    List<Row> rows =
        rows(
            "journal/journal.parquet",
            new JournalEntry.FundingPaid(1, new AccountEvent.Funding(1, 20, 30, 40, 50, 60)),
            new JournalEntry.SafetyEvent(2, "kill engaged", "operator"),
            new JournalEntry.Transferred(2, new AccountEvent.Transfer(-7, "withdraw", "0x1", 1)),
            new JournalEntry.Equity(3, 70, 80),
            new JournalEntry.Mark(4, 0, 90, 91, -5),
            new JournalEntry.Quote(5, 1, Side.ASK, 92, 93));
    assertThat(rows)
        .extracting(row -> List.copyOf(row.cells().values()))
        .containsExactly(
            List.of(1L, "funding", "ETH", 20L, 30L, 50L, ""),
            List.of(2L, "safety", "", 0L, 0L, 0L, "kill engaged: operator"),
            List.of(2L, "transfer", "", -7L, 0L, 0L, "withdraw"),
            List.of(3L, "equity", "", 70L, 80L, 0L, ""),
            List.of(4L, "mark", "BTC", 90L, 91L, -5L, ""),
            List.of(5L, "quote", "ETH", 92L, 93L, -1L, ""));
  }

  @Test
  void without_a_commit_there_are_no_tables() throws IOException {
    try (JournalTables tables = new JournalTables(folder, List.of(BTC, ETH))) {
      tables.accept(new JournalEntry.Equity(1, 2, 3));
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}

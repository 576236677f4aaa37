package hft.ingest;

import static hft.ingest.ImportFormat.BITMEX;
import static hft.ingest.ImportFormat.BITSTAMP;
import static hft.ingest.ImportFormat.LOBSTER;
import static hft.ingest.ImportFormat.STANDX;
import static hft.ingest.Imported.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.OrderEvent;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherVenuesTest {
  @TempDir Path folder;

  @Test
  void standx_fixed_point_is_scaled_and_a_locked_book_is_normal_there() throws Exception {
    StringJoiner header = new StringJoiner(",").add("exch_ms,recv_delay_us");
    StringJoiner row = new StringJoiner(",").add("1000,257877");
    for (int i = 1; i <= 20; i++) {
      header.add("bp" + i + ",bq" + i + ",ap" + i + ",aq" + i);
      row.add((937_714 - i) + "," + i + "," + (937_712 + i) + "," + 10 * i);
    }
    Path book = write(folder, "book_2026-01-06_02.csv", header.toString(), row.toString());
    Path trades =
        write(
            folder,
            "trades_2026-01-06_02.csv",
            "exch_ms,recv_delay_us,price_cents,qty_1e4",
            "1000,10,9374958,1",
            "1001,10,9374957,15",
            "1002,10,9374957,15");
    Imported imported =
        Imported.of(
            STANDX, ImportOptions.DEFAULT.withRename(Map.of("BTC-USD", "BTC")), book, trades);
    assertThat(imported.frames)
        .contains(
            "BTC TRADE 1000000000/1000010000 buy 0.0001@93749.58 id 1",
            "BTC TRADE 1001000000/1001010000 sell 0.0015@93749.57 id 2",
            "BTC TRADE 1002000000/1002010000 sell 0.0015@93749.57 id 3");
    assertThat(imported.frames)
        .anyMatch(f -> f.startsWith("BTC SNAPSHOT 1000000000/1257877000 0.0001@93771.3"));
    assertThat(imported.quality("BTC", Table.L2_BOOK).locked()).isEqualTo(1);
  }

  @Test
  void bitmex_rows_have_seconds_and_milliseconds_apart() throws Exception {
    StringJoiner book = new StringJoiner(",").add("\"2020-03-10 18:25:10\",984,\"XBTUSD\"");
    for (int i = 0; i < 10; i++) {
      book.add(String.valueOf(7823 + i));
    }
    book.add("1,2,3,4,5,6,7,8,9,10");
    for (int i = 0; i < 10; i++) {
      book.add(7822 - i + ".5");
    }
    book.add("11,12,13,14,15,16,17,18,19,20");
    Path books = write(folder, "orderbooks_XBTUSD.csv", book.toString());
    Path trades =
        write(
            folder,
            "trades_XBTUSD.csv",
            "\"XBTUSD\",\"2020-03-10 18:25:08\",955,7823,5000,\"partial\",\"Buy\"");
    Imported imported = Imported.of(BITMEX, books, trades);
    assertThat(imported.frames)
        .contains("XBTUSD TRADE 1583864708955000000/1583864708955000000 buy 5000@7823 id 1")
        .anyMatch(
            frame ->
                frame.startsWith(
                        "XBTUSD SNAPSHOT 1583864710984000000/1583864710984000000 11@7822.5"
                            + " 12@7821.5")
                    && frame.contains("| 1@7823 2@7824"));
    Path bad = write(folder, "trades_XBTUSD.csv", "\"XBTUSD\",\"soon\",955,7823,1,\"a\",\"Buy\"");
    assertThatThrownBy(() -> Imported.of(BITMEX, bad))
        .hasMessage(
            bad + ":1: time 'soon' is not a time, expected one like 2026-04-01T00:00:12.669");
  }

  private static final String MESSAGES =
      """
      34200.000000001,1,11,100,5800000,1
      34200.5,4,12,40,5801000,-1
      34201,2,11,30,5800000,1
      34202,3,11,70,5800000,1
      34203,5,0,5,5799500,1
      34204,7,0,0,-1,-1
      """;
  private static final String BOOKS =
      """
      5801000,90,5800000,100,9999999999,0,5799000,7
      5801000,50,5800000,100,9999999999,0,5799000,7
      5801000,50,5800000,70,9999999999,0,5799000,7
      5801000,50,5799000,7,9999999999,0,-9999999999,0
      5801000,50,5799000,7,9999999999,0,-9999999999,0
      5801000,50,5799000,7,9999999999,0,-9999999999,0
      """;
  private static final String PREFIX = "GOOG_2012-06-21_34200000_57600000_";

  private Path lobsterZip(String messages, String books) throws Exception {
    Path file = folder.resolve("sample.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(PREFIX + "orderbook_2.csv"));
      zip.write(books.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(PREFIX + "message_2.csv"));
      zip.write(messages.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void lobster_messages_become_order_events_and_book_rows_their_differences() throws Exception {
    Imported imported = Imported.of(LOBSTER, lobsterZip(MESSAGES, BOOKS));
    long open = 1_340_285_400_000_000_000L; // 09:30 in New York is 13:30 UTC in June
    assertThat(imported.frames)
        .containsExactlyInAnyOrder(
            "GOOG SNAPSHOT " + at(open + 1) + " 100@580 7@579.9 | 90@580.1",
            "GOOG DELTA " + at(open + 500_000_000L) + " | 50@580.1",
            "GOOG DELTA " + at(open + 1_000_000_000L) + " 70@580 |",
            "GOOG DELTA " + at(open + 2_000_000_000L) + " 0@580 |",
            "GOOG TRADE " + at(open + 500_000_000L) + " buy 40@580.1 id 2",
            "GOOG TRADE " + at(open + 3_000_000_000L) + " sell 5@579.95 id 5");
    assertThat(imported.orders)
        .containsExactly(
            order(OrderEvent.Kind.ADD, 11, Side.BID, 580_00, 100, open + 1),
            order(OrderEvent.Kind.EXECUTE, 12, Side.ASK, 580_10, 40, open + 500_000_000L),
            order(OrderEvent.Kind.REDUCE, 11, Side.BID, 580_00, 30, open + 1_000_000_000L),
            order(OrderEvent.Kind.DELETE, 11, Side.BID, 580_00, 70, open + 2_000_000_000L),
            order(OrderEvent.Kind.HIDDEN_EXECUTE, 0, Side.BID, 579_95, 5, open + 3_000_000_000L));
    assertThat(imported.report.quality().skipped()).containsEntry("trading halt message", 1L);
  }

  private static String at(long nanos) {
    return nanos + "/" + nanos;
  }

  private static OrderEvent order(
      OrderEvent.Kind kind, long id, Side side, long cents, long size, long nanos) {
    return new OrderEvent(kind, id, side, cents * Fixed8.unit(2), size * Fixed8.ONE, nanos);
  }

  @Test
  void a_lobster_pair_may_lie_unpacked_but_must_fit() throws Exception {
    Path messages = folder.resolve(PREFIX + "message_2.csv");
    Path books = folder.resolve(PREFIX + "orderbook_2.csv");
    Files.writeString(messages, MESSAGES);
    assertThatThrownBy(() -> Imported.of(LOBSTER, folder))
        .hasMessage(messages + ": its book is missing, expected " + books);
    Files.writeString(books, BOOKS);
    assertThat(Imported.of(LOBSTER, folder).orders).hasSize(5);
    Files.writeString(books, BOOKS.substring(0, BOOKS.indexOf('\n') + 1));
    assertThatThrownBy(() -> Imported.of(LOBSTER, folder))
        .hasMessage(books + ":1: the book ends here, expected a row per message");
  }

  @Test
  void a_truncated_or_foreign_zip_is_refused() throws Exception {
    Path file = Imported.cut(lobsterZip(MESSAGES, BOOKS), 30);
    assertThatThrownBy(() -> Imported.of(LOBSTER, file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": not a complete zip file");
  }

  @Test
  void bitstamp_fills_of_resting_orders_are_the_trades_and_aggressors_never_cross_the_book()
      throws Exception {
    Path file = folder.resolve("orders_btcusd_2015-05-01.csv.xz");
    try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(0))) {
      out.write(
          """
          id,timestamp,exchange.timestamp,price,volume,action,direction
          1,1000,1000,10.00,200000000,created,bid
          2,2000,2000,11.00,300000000,created,ask
          3,3000,3000,11.00,500000000,created,bid
          2,3001,2000,11.00,0,deleted,ask
          3,3002,3000,11.00,200000000,changed,bid
          99,3500,100,9.00,100000000,deleted,bid
          1,4000,1000,10.00,200000000,deleted,bid
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Imported imported = Imported.of(BITSTAMP, file);
    assertThat(imported.frames)
        .contains("BTCUSD TRADE 3001000000/3001000000 buy 3@11 id 1")
        .contains("BTCUSD DELTA 3001000000/3001000000 | 0@11");
    assertThat(imported.orders)
        .extracting(OrderEvent::kind, OrderEvent::orderId, OrderEvent::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.ADD, 1L, 2 * Fixed8.ONE),
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.ADD, 2L, 3 * Fixed8.ONE),
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.EXECUTE, 2L, 3 * Fixed8.ONE),
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.ADD, 3L, 5 * Fixed8.ONE),
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.REDUCE, 3L, 3 * Fixed8.ONE),
            org.assertj.core.groups.Tuple.tuple(OrderEvent.Kind.DELETE, 1L, 2 * Fixed8.ONE));
    assertThat(imported.quality("BTCUSD", Table.TRADES).rows()).isEqualTo(1);
    assertThat(imported.report.quality().skipped())
        .containsEntry("deletion of an order placed before the start", 1L)
        .containsEntry("second report of a trade", 1L);
  }
}

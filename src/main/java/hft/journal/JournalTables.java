package hft.journal;

import hft.core.market.Instrument;
import hft.core.order.Outcome;
import hft.data.TableSchema;
import hft.data.TableWriter;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import hft.port.JournalSink;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what the engine did as Parquet: {@code orders} (every order event: sent, answered,
 * updated, cancel sent, refused), {@code fills} with the reason of each, {@code decisions}, and
 * {@code journal} (equity, marks, funding, transfers, safety). The files appear at {@link #commit}.
 */
public final class JournalTables implements JournalSink {
  private static final TableSchema ORDERS =
      schema(
          "orders",
          "nanos:l event:t coin:t client_order_id:t oid:l side:t px:l sz:l tif:t reduce_only:l"
              + " source_ns:l status:t detail:t");
  private static final TableSchema FILLS =
      schema(
          "fills",
          "nanos:l venue_ns:l coin:t client_order_id:t oid:l trade_id:l side:t px:l sz:l maker:l"
              + " fee:l mid:l cause:t queue_ahead:l print_id:l print_sz:l");
  private static final TableSchema DECISIONS =
      schema(
          "decisions",
          "nanos:l coin:t mid:l fair_px:d reservation_px:d half_spread:d alpha:d sigma:d a:d k:d"
              + " inventory:l bid_px:l bid_sz:l ask_px:l ask_sz:l");
  private static final TableSchema JOURNAL =
      schema("journal", "nanos:l event:t coin:t a:l b:l c:l text:t");

  private final List<String> coins;
  private final Rows orders;
  private final Rows fills;
  private final Rows decisions;
  private final Rows journal;

  /**
   * @param folder the run folder; tables go to {@code orders.parquet}, … in it
   */
  public JournalTables(Path folder, List<Instrument> instruments) {
    coins = instruments.stream().map(Instrument::coin).toList();
    orders = new Rows(folder.resolve("orders.parquet"), ORDERS);
    fills = new Rows(folder.resolve("fills.parquet"), FILLS);
    decisions = new Rows(folder.resolve("decisions.parquet"), DECISIONS);
    journal = new Rows(folder.resolve("journal").resolve("journal.parquet"), JOURNAL);
  }

  /** Columns as {@code name:type}, type l for long, d for double, t for text. */
  private static TableSchema schema(String name, String columns) {
    TableSchema.Builder schema = TableSchema.named(name);
    for (String column : columns.split(" ", -1)) {
      String columnName = column.substring(0, column.indexOf(':'));
      switch (column.charAt(column.length() - 1)) {
        case 'l' -> schema.longs(columnName);
        case 'd' -> schema.doubles(columnName);
        default -> schema.strings(columnName);
      }
    }
    return schema.build();
  }

  @Override
  public void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Decision decision -> write(decision);
      case JournalEntry.OrderSent(long nanos, long actionId, var intent) ->
          order(nanos, "sent", intent, "", "action " + actionId);
      case JournalEntry.Refused(long nanos, var intent, var rule) ->
          order(nanos, "refused", intent, "", rule);
      case JournalEntry.CancelSent(long nanos, long actionId, var cancel) ->
          orderRow(
                  nanos,
                  "cancel-sent",
                  cancel.instrument().id(),
                  cancel.clientOrderId().toString(),
                  cancel.oid())
              .set(12, "action " + actionId)
              .endRow();
      case JournalEntry.OrderAnswered(long nanos, var id, var outcome) ->
          answered(nanos, id.toString(), outcome);
      case JournalEntry.OrderUpdated(long nanos, var it) -> updated(nanos, it);
      case JournalEntry.Filled(long nanos, var fill) -> write(nanos, fill);
      case JournalEntry.FundingPaid(long nanos, var it) ->
          row(
              nanos,
              "funding",
              coins.get(it.instrumentId()),
              it.positionSize(),
              it.rateE12(),
              it.payment(),
              "");
      case JournalEntry.Transferred(long nanos, var it) ->
          row(nanos, "transfer", "", it.amount(), 0, 0, it.kind());
      case JournalEntry.SafetyEvent(long nanos, var what, var detail) ->
          row(nanos, "safety", "", 0, 0, 0, what + ": " + detail);
      case JournalEntry.Equity(long nanos, long cash, long equity) ->
          row(nanos, "equity", "", cash, equity, 0, "");
      case JournalEntry.Mark(long nanos, int id, long bid, long ask, long inventory) ->
          row(nanos, "mark", coins.get(id), bid, ask, inventory, "");
      case JournalEntry.Quote(long nanos, int id, var side, long price, long size) ->
          row(nanos, "quote", coins.get(id), price, size, side.sign(), "");
    }
  }

  private void order(
      long nanos, String event, hft.core.order.OrderIntent it, String status, String detail) {
    orderRow(nanos, event, it.instrument().id(), it.clientOrderId().toString(), 0)
        .set(5, it.side().name())
        .set(6, it.price())
        .set(7, it.size())
        .set(8, it.tif().name())
        .set(9, it.reduceOnly() ? 1L : 0L)
        .set(10, it.sourceNanos())
        .set(11, status)
        .set(12, detail)
        .endRow();
  }

  private void answered(long nanos, String id, Outcome outcome) {
    Rows out = orderRow(nanos, "answered", -1, id, 0);
    switch (outcome) {
      case Outcome.Resting(long oid) -> out.set(4, oid).set(11, "RESTING");
      case Outcome.Filled(long oid, long size, long price) ->
          out.set(4, oid).set(6, price).set(7, size).set(11, "FILLED");
      case Outcome.Rejected(var reason, var text) -> out.set(11, reason.name()).set(12, text);
      case Outcome.Unresolved(var why) -> out.set(11, "UNRESOLVED").set(12, why);
    }
    out.endRow();
  }

  private void updated(long nanos, AccountEvent.OrderUpdate it) {
    var reason = it.reason();
    orderRow(nanos, "updated", it.instrumentId(), it.clientOrderId().toString(), it.oid())
        .set(5, it.side().name())
        .set(6, it.price())
        .set(7, it.remainingSize())
        .set(11, it.status().name())
        .set(12, reason == null ? "" : reason.name())
        .endRow();
  }

  /** A row of the orders table with everything else empty. */
  private Rows orderRow(
      long nanos, String event, int instrumentId, String clientOrderId, long oid) {
    return orders
        .set(0, nanos)
        .set(1, event)
        .set(2, instrumentId < 0 ? "" : coins.get(instrumentId))
        .set(3, clientOrderId)
        .set(4, oid)
        .set(5, "")
        .set(6, 0L)
        .set(7, 0L)
        .set(8, "")
        .set(9, 0L)
        .set(10, 0L)
        .set(11, "")
        .set(12, "");
  }

  private void write(long nanos, AccountEvent.Fill it) {
    fills
        .set(0, nanos)
        .set(1, it.venueNanos())
        .set(2, coins.get(it.instrumentId()))
        .set(3, it.clientOrderId().toString())
        .set(4, it.oid())
        .set(5, it.tradeId())
        .set(6, it.side().name())
        .set(7, it.price())
        .set(8, it.size())
        .set(9, it.maker() ? 1L : 0L)
        .set(10, it.fee())
        .set(11, it.markPrice())
        .set(12, it.why().cause().name())
        .set(13, it.why().queueAhead())
        .set(14, it.why().printId())
        .set(15, it.why().printSize())
        .endRow();
  }

  private void write(JournalEntry.Decision it) {
    decisions
        .set(0, it.nanos())
        .set(1, coins.get(it.instrumentId()))
        .set(2, it.mid())
        .set(3, it.fairPrice())
        .set(4, it.reservationPrice())
        .set(5, it.halfSpread())
        .set(6, it.alpha())
        .set(7, it.sigma())
        .set(8, it.a())
        .set(9, it.k())
        .set(10, it.inventory())
        .set(11, it.bidPrice())
        .set(12, it.bidSize())
        .set(13, it.askPrice())
        .set(14, it.askSize())
        .endRow();
  }

  private void row(long nanos, String event, String coin, long a, long b, long c, String text) {
    journal
        .set(0, nanos)
        .set(1, event)
        .set(2, coin)
        .set(3, a)
        .set(4, b)
        .set(5, c)
        .set(6, text)
        .endRow();
  }

  /** Puts the tables in their places. */
  public void commit() {
    List.of(orders, fills, decisions, journal).forEach(Rows::publish);
  }

  @Override
  public void close() {
    List.of(orders, fills, decisions, journal).forEach(Rows::close);
  }

  /** A table's writer whose cells are set one after the other. */
  private static final class Rows {
    private final TableWriter writer;

    Rows(Path file, TableSchema schema) {
      writer = TableWriter.create(file, schema);
    }

    Rows set(int column, long value) {
      writer.setLong(column, value);
      return this;
    }

    Rows set(int column, double value) {
      writer.setDouble(column, value);
      return this;
    }

    Rows set(int column, String value) {
      writer.setString(column, value);
      return this;
    }

    void endRow() {
      writer.endRow();
    }

    void publish() {
      writer.publish();
    }

    void close() {
      writer.close();
    }
  }
}

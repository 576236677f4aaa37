package hft.data;

import hft.core.book.OrderEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes order-level events to {@code ROOT/l3_orders}, partitioned by date and coin. Commits,
 * closes and refuses as {@link MarketDataWriter} does: events of one coin come in time order,
 * several may share a time.
 */
public final class OrderEventWriter implements AutoCloseable {
  private final Path root;
  private final PartitionedWriter files;
  private final Map<String, Rows> coins = new HashMap<>();

  private static final class Rows {
    final PartitionedWriter.Rows files;
    long lastNanos = Long.MIN_VALUE;

    Rows(PartitionedWriter.Rows files) {
      this.files = files;
    }
  }

  private OrderEventWriter(Path root, PartitionedWriter files) {
    this.root = root;
    this.files = files;
  }

  public static OrderEventWriter create(Path root) {
    return new OrderEventWriter(root, PartitionedWriter.create(root, false));
  }

  public void write(OrderEvent event, String coin) {
    Rows rows = coins.computeIfAbsent(coin, any -> new Rows(files.stream(Table.L3_ORDERS, coin)));
    String problem = problem(event, rows.lastNanos);
    if (!problem.isEmpty()) {
      throw new BadData(root + " table l3_orders coin " + coin, problem, EXPECTED);
    }
    rows.lastNanos = event.nanos();
    TableWriter out = rows.files.at(event.nanos());
    out.setLong(0, event.nanos());
    out.setLong(1, code(event.kind()));
    out.setLong(2, event.orderId());
    out.setLong(3, event.side().sign());
    out.setLong(4, event.price());
    out.setLong(5, event.size());
    out.endRow();
  }

  static int code(OrderEvent.Kind kind) {
    return switch (kind) {
      case ADD -> 0;
      case REDUCE -> 1;
      case DELETE -> 2;
      case EXECUTE -> 3;
      case HIDDEN_EXECUTE -> 4;
    };
  }

  static final String EXPECTED =
      "nanoseconds in time order, positive prices and sizes scaled by 1e-8";

  /** Empty when the event may follow one of {@code lastNanos}. */
  static String problem(OrderEvent event, long lastNanos) {
    if (!Believable.isTime(event.nanos()) || event.nanos() < lastNanos) {
      return "venue_ns " + event.nanos() + " after " + lastNanos;
    }
    boolean size = event.kind() == OrderEvent.Kind.DELETE ? event.size() >= 0 : event.size() > 0;
    return event.price() > 0 && size ? "" : "size " + event.size() + " at " + event.price();
  }

  /** Publishes everything written since the last commit. */
  public void commit() {
    files.commit();
  }

  public long rows() {
    return files.rows();
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    files.close();
  }
}

package hft.data;

import hft.core.book.OrderEvent;
import java.nio.file.Path;

/**
 * Writes order-level events to {@code ROOT/l3_orders}, partitioned by date and coin. Commits,
 * closes and refuses as {@link MarketDataWriter} does.
 */
public final class OrderEventWriter implements AutoCloseable {
  private OrderEventWriter() {}

  public static OrderEventWriter create(Path root) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public void write(OrderEvent event, String coin) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public void commit() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  @Override
  public void close() {}
}

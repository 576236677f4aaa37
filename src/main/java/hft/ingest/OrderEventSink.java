package hft.ingest;

import hft.core.book.OrderEvent;
import java.io.IOException;

/** Where the events of an order-level feed go. */
@FunctionalInterface
public interface OrderEventSink {
  void accept(OrderEvent event, String coin) throws IOException;
}

package hft.app.bench;

import hft.app.cli.UserMistake;
import hft.core.book.OrderEvent;
import hft.data.OrderEventReader;
import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Order-level recordings as lists of events by coin: imported ones, and captures as they come. */
final class OrderEvents {
  static final String EXPECTED =
      "a LOBSTER zip, a Bitstamp file orders_PAIR_DATE.csv (or .gz, .xz), a folder of either, or an"
          + " imported root with l3_orders";

  private OrderEvents() {}

  /**
   * @throws UserMistake when the path is none of {@link #EXPECTED}
   */
  static SortedMap<String, List<OrderEvent>> of(Path path, Progress progress) throws IOException {
    SortedMap<String, List<OrderEvent>> coins = new TreeMap<>();
    if (Files.isDirectory(path) && !OrderEventReader.coins(path).isEmpty()) {
      for (String coin : OrderEventReader.coins(path)) {
        coins.put(coin, read(path, coin));
      }
    } else {
      ImportRun.run(
          formatOf(path),
          List.of(path),
          (_, _) -> {},
          (event, coin) -> coins.computeIfAbsent(coin, _ -> new ArrayList<>()).add(event),
          ImportOptions.DEFAULT,
          progress);
    }
    return coins;
  }

  private static List<OrderEvent> read(Path root, String coin) {
    List<OrderEvent> events = new ArrayList<>();
    try (OrderEventReader reader = OrderEventReader.open(root, coin)) {
      for (OrderEvent event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
    }
    return events;
  }

  private static ImportFormat formatOf(Path path) throws IOException {
    try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      if (names.stream().anyMatch(it -> it.endsWith(".zip") || it.contains("_message_"))) {
        return ImportFormat.LOBSTER;
      }
      if (names.stream().anyMatch(it -> it.startsWith("orders_") && it.contains(".csv"))) {
        return ImportFormat.BITSTAMP;
      }
    }
    throw new UserMistake(path + ": no order-level data there, expected " + EXPECTED);
  }
}

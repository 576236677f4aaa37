package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.port.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** An import into lists of readable lines. */
final class Imported {
  final List<String> frames = new ArrayList<>();
  final List<OrderEvent> orders = new ArrayList<>();
  final ImportReport report;

  private Imported(
      ImportFormat format, List<Path> sources, ImportOptions options, boolean keepFrames)
      throws IOException {
    report =
        ImportRun.run(
            format,
            sources,
            (frame, coin) -> {
              if (keepFrames) {
                frames.add(line(frame, coin));
              }
            },
            (event, coin) -> orders.add(event),
            options,
            Progress.SILENT);
  }

  static Imported of(ImportFormat format, Path... sources) throws IOException {
    return new Imported(format, List.of(sources), ImportOptions.DEFAULT, true);
  }

  static Imported of(ImportFormat format, ImportOptions options, Path... sources)
      throws IOException {
    return new Imported(format, List.of(sources), options, true);
  }

  /** Without keeping the frames: for captures of real size. */
  static Imported counted(ImportFormat format, Path... sources) throws IOException {
    return new Imported(format, List.of(sources), ImportOptions.DEFAULT, false);
  }

  long skipped(String reason) {
    return report.quality().skipped().getOrDefault(reason, 0L);
  }

  TableQuality quality(String coin, Table table) {
    return report.quality().of(coin, table).orElseThrow();
  }

  /** {@code BTC BBO 100/120 3@10 | 2@11}: kind, venue and receive ns, content. */
  private static String line(MarketFrame frame, String coin) {
    String times = coin + " " + frame.kind + " " + frame.venueNanos + "/" + frame.receiveNanos;
    return switch (frame.kind) {
      case SNAPSHOT, BBO, DELTA ->
          times
              + side(frame, frame.bidPrices, frame.bidSizes, frame.bidOrders, frame.bidCount)
              + " |"
              + side(frame, frame.askPrices, frame.askSizes, frame.askOrders, frame.askCount);
      case TRADE ->
          times
              + (frame.aggressor == Side.BID ? " buy " : " sell ")
              + level(frame.tradePrice, frame.tradeSize)
              + " id "
              + frame.tradeId;
      case CONTEXT, FUNDING, GAP ->
          times
              + " oracle "
              + Fixed8.format(frame.oraclePrice)
              + " mark "
              + Fixed8.format(frame.markPrice)
              + " rate "
              + frame.fundingRateE12;
    };
  }

  private static String side(
      MarketFrame frame, long[] prices, long[] sizes, int[] orders, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(' ').append(level(prices[i], sizes[i]));
      if (frame.hasOrderCounts) {
        text.append('#').append(orders[i]);
      }
    }
    return text.toString();
  }

  private static String level(long price, long size) {
    return Fixed8.format(size) + "@" + Fixed8.format(price);
  }

  static Path write(Path folder, String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      out.write(text);
    }
    return file;
  }

  /** The file without its last {@code bytes} bytes. */
  static Path cut(Path file, int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - bytes));
    return file;
  }
}

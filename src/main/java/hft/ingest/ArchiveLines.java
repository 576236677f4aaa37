package hft.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.MarketFrame;
import hft.wire.feed.ArchiveBookReader;
import hft.wire.feed.CoinTable;
import hft.wire.feed.NodeTradeReader;
import hft.wire.feed.Rows;
import hft.wire.json.JsonCursor;
import hft.wire.json.MalformedMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON lines of the archive: books, or trades as a node writes them; the first line says which.
 */
final class ArchiveLines implements Intake.RowReader {
  private enum Shape {
    BOOKS,
    TRADES
  }

  private final Intake intake;
  private final Set<String> wanted;
  private final HyperliquidMessages messages;
  private final MarketFrame frame = new MarketFrame();
  private final List<String> coins = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final NodeTradeReader trades = new NodeTradeReader(this::idOf);
  private @Nullable ArchiveBookReader books;
  private String bookCoin = "";
  private @Nullable Shape shape;

  /**
   * @param wanted coins of lines about several; empty: all
   */
  ArchiveLines(Intake intake, Set<String> wanted) {
    this.intake = intake;
    this.wanted = wanted;
    this.messages = new HyperliquidMessages(intake);
  }

  @Override
  public void read(LineSource line) throws IOException {
    Shape known = shape;
    if (known == null) {
      known = shapeOf(line);
      shape = known;
    }
    switch (known) {
      case BOOKS -> book(line);
      case TRADES -> trades(line);
    }
  }

  private static Shape shapeOf(LineSource line) throws IOException {
    if (line.bytes()[line.from()] == '[') {
      return Shape.TRADES;
    }
    JsonNode first = JsonFields.parse(line.bytes(), line.from(), line.to());
    return first.has("raw") ? Shape.BOOKS : Shape.TRADES;
  }

  /** By the scanner; what it does not take goes the slow way, which says what is wrong. */
  private void book(LineSource line) throws IOException {
    ArchiveBookReader scanner = books;
    if (scanner != null
        && scanner.read(line.bytes(), line.from(), line.to() - line.from(), frame)) {
      intake.frame(bookCoin, frame);
      return;
    }
    JsonNode outer = JsonFields.parse(line.bytes(), line.from(), line.to());
    JsonNode raw = JsonFields.field(outer, "raw");
    messages.message(raw, Times.isoNanos(JsonFields.text(outer, "time"), "time"));
    String coin = raw.path("data").path("coin").asText();
    if (!coin.isEmpty() && !coin.equals(bookCoin)) {
      bookCoin = coin;
      books = new ArchiveBookReader(new CoinTable(List.of(coin)));
    }
  }

  private void trades(LineSource line) throws IOException {
    Rows<MarketFrame> prints;
    try {
      prints = trades.read(line.bytes(), line.from(), line.to() - line.from());
    } catch (MalformedMessage e) {
      throw new RejectedRow("not a block of fills, a fill or a trade: " + e.getMessage());
    }
    for (int i = 0; i < prints.size(); i++) {
      intake.frame(coins.get(prints.get(i).instrumentId), prints.get(i));
    }
  }

  private int idOf(JsonCursor cursor) {
    String coin = cursor.text();
    if (!wanted.isEmpty() && !wanted.contains(coin)) {
      return CoinTable.UNKNOWN;
    }
    return ids.computeIfAbsent(
        coin,
        name -> {
          coins.add(name);
          return coins.size() - 1;
        });
  }

  /** Says when a side of some trades was not in the file. */
  void finish() {
    if (trades.aggressive() != trades.passive()) {
      intake.note(
          "fills that crossed: "
              + trades.aggressive()
              + ", fills that rested: "
              + trades.passive()
              + "; a trade has one of each");
    }
  }
}

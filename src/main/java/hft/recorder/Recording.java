package hft.recorder;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.data.RecordingRoot;
import hft.data.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A root being recorded into, from its opening to its closing, which removes what was not flushed.
 * One thread.
 */
final class Recording implements AutoCloseable {
  private final RecordingRoot root;
  private final MarketDataWriter writer;
  private final List<CoinTape> coins;
  private final Ledger ledger;
  private final int mergeParts;
  private final Map<Path, PartStack> partitions = new TreeMap<>();

  private Recording(
      RecordingRoot root,
      MarketDataWriter writer,
      List<CoinTape> coins,
      Ledger ledger,
      int mergeParts) {
    this.root = root;
    this.writer = writer;
    this.coins = coins;
    this.ledger = ledger;
    this.mergeParts = mergeParts;
  }

  /**
   * @param instruments by the ids that the frames carry
   * @throws hft.data.BadData when the root holds another market, or another recorder has it
   */
  static Recording open(
      Path path,
      Instruments described,
      List<Instrument> instruments,
      Ledger ledger,
      int mergeParts) {
    RecordingRoot root = RecordingRoot.take(path);
    try {
      ledger.cleared(root.leftovers());
      root.describe(described);
      MarketDataWriter writer = root.writer();
      List<CoinTape> coins =
          instruments.stream()
              .map(each -> new CoinTape(each.id(), each.coin(), root, writer, ledger))
              .toList();
      return new Recording(root, writer, coins, ledger, mergeParts);
    } catch (RuntimeException e) {
      root.close();
      throw e;
    }
  }

  void accept(MarketFrame frame) {
    coins.get(frame.instrumentId).accept(frame);
  }

  /** Why frames were refused since this was last asked, one reason per coin. */
  List<String> takeRefusals() {
    return coins.stream().map(CoinTape::takeRefusal).filter(why -> !why.isEmpty()).toList();
  }

  /** Completes the files being written. */
  void flush() {
    coins.forEach(CoinTape::settle);
    List<Path> files = writer.commit();
    ledger.committed(files.size());
    for (Path file : files) {
      partitions.computeIfAbsent(file.getParent(), any -> new PartStack(mergeParts)).add(file);
    }
  }

  /**
   * Joins the files of one partition when there are enough.
   *
   * @return false when there was nothing to join
   */
  boolean mergeOne() {
    for (PartStack parts : partitions.values()) {
      List<Path> due = parts.due();
      if (!due.isEmpty()) {
        merge(parts, due);
        return true;
      }
    }
    return false;
  }

  /** Joins what is left of every partition into one file. */
  void mergeRest() {
    for (PartStack parts : partitions.values()) {
      List<Path> rest = parts.rest();
      if (!rest.isEmpty()) {
        merge(parts, rest);
      }
    }
  }

  private void merge(PartStack parts, List<Path> files) {
    try {
      Path into = root.merge(tableOf(files.getFirst()), files);
      parts.joined(files.size(), into);
      ledger.merged(files.size());
    } catch (RuntimeException e) {
      parts.forget(); // how far it came is for the next recorder to find out
      throw e;
    }
  }

  /** {@code root/<table>/date=/coin=/part}. */
  private Table tableOf(Path part) {
    String folder = root.path().relativize(part).getName(0).toString();
    return Ledger.TABLES.stream()
        .filter(table -> table.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      root.close();
    }
  }
}

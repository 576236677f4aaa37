package hft.data;

import hft.core.market.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * The market data under a path: finds the files, checks their footers and opens one reader per
 * table and coin.
 */
public final class MarketDataReader {
  private final Instruments instruments;
  private final Selection selection;
  private final Function<Path, InputFile> opener;
  private final List<Source> sources;

  /** The files of one table and coin, in time order. */
  public record Source(Table table, Instrument instrument, List<DataFile> files) {
    public long rows() {
      return files.stream().mapToLong(DataFile::rows).sum();
    }
  }

  private MarketDataReader(
      Instruments instruments,
      Selection selection,
      Function<Path, InputFile> opener,
      List<Source> sources) {
    this.instruments = instruments;
    this.selection = selection;
    this.opener = opener;
    this.sources = sources;
  }

  /**
   * Finds the files and reads their footers.
   *
   * @param path a data root, a table, date or coin folder in one, or a single file in one
   * @throws BadData when nothing is there, something cannot be read or a coin is unknown
   */
  public static MarketDataReader open(Path path, Selection selection) {
    return open(path, selection, LocalInputFile::new);
  }

  static MarketDataReader open(Path path, Selection selection, Function<Path, InputFile> opener) {
    ZstdLibrary.load();
    Path start = path.toAbsolutePath().normalize();
    Path root = root(path, start);
    Instruments known = Instruments.read(root);
    requireKnown(root, known, selection.coins());
    List<DataFile> files = new ArrayList<>();
    for (Path file : parquetFiles(path, start)) {
      // A root may hold other tables beside the market's; asked for directly they are an error.
      if (start.equals(root)
          && Table.ofFolder(root.relativize(file).getName(0).toString()).isEmpty()) {
        continue;
      }
      Partition place = Partition.parse(root, file);
      if (place.table().hasFrames() && isSelected(place, selection)) {
        requireKnown(file, known, Set.of(place.coin()));
        files.add(describe(file, place, selection, opener));
      }
    }
    files.removeIf(file -> file.rows() == 0);
    if (files.isEmpty()) {
      throw new BadData(
          path, "no market data for " + selection, "Parquet files of the tables " + tableNames());
    }
    return new MarketDataReader(
            known.only(coins(files)), selection, opener, sources(files, known.only(coins(files))))
        .requireAllCoins(path);
  }

  /** The coins that have data, ids dense. */
  public Instruments instruments() {
    return instruments;
  }

  /** In the order of events that carry the same time: by table, then by coin. */
  public List<Source> sources() {
    return sources;
  }

  /** Reads and makes frames on the caller's thread. */
  public FrameReader reader(Source source) {
    return frames(source, FrameReader.direct(blocks(source)));
  }

  /** The half of a reader that decodes files. */
  public BlockReader blocks(Source source) {
    return new BlockReader(source.table(), source.files(), selection, opener);
  }

  /** The half that makes frames of what was decoded. */
  public FrameReader frames(Source source, FrameReader.Blocks blocks) {
    return new FrameReader(source, selection, blocks);
  }

  /** Rows of the selected row groups. */
  public long rows() {
    return sources.stream().mapToLong(Source::rows).sum();
  }

  /** The least selected venue time, as far as footers say. */
  public long firstNanos() {
    long first = Long.MAX_VALUE;
    for (Source source : sources) {
      first = Math.min(first, source.files().getFirst().firstNanos());
    }
    return Math.max(first, selection.fromNanos());
  }

  /** The greatest selected venue time, as far as footers say. */
  public long lastNanos() {
    long last = Long.MIN_VALUE;
    for (Source source : sources) {
      last = Math.max(last, source.files().getLast().lastNanos());
    }
    return Math.min(last, selection.toNanos() - 1);
  }

  /** The folder at or above {@code start} that holds the instruments. */
  private static Path root(Path path, Path start) {
    if (!Files.exists(start)) {
      throw new BadData(path, "no such file or folder", "a data root, table folder or file");
    }
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(Instruments.FILE_NAME))) {
        return folder;
      }
    }
    throw new BadData(
        path,
        "no " + Instruments.FILE_NAME + " here or in a folder above",
        "a data root as import and synthesize write it");
  }

  static List<Path> parquetFiles(Path path, Path start) {
    try (Stream<Path> all = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> file.getFileName().toString().endsWith(".parquet"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BadData(path, "cannot be read: " + e.getMessage(), "a readable folder", e);
    }
  }

  private static boolean isSelected(Partition place, Selection selection) {
    return (selection.coins().isEmpty() || selection.coins().contains(place.coin()))
        && place.firstNanos() < selection.toNanos()
        && place.endNanos() > selection.fromNanos();
  }

  private static void requireKnown(Path place, Instruments known, Set<String> coins) {
    Set<String> unknown = new TreeSet<>(coins);
    known.list().forEach(instrument -> unknown.remove(instrument.coin()));
    if (!unknown.isEmpty()) {
      throw new BadData(
          place,
          "unknown coin " + String.join(", ", unknown),
          "one of "
              + String.join(", ", known.list().stream().map(Instrument::coin).toList())
              + " ("
              + Instruments.FILE_NAME
              + ")");
    }
  }

  private MarketDataReader requireAllCoins(Path path) {
    for (String coin : new TreeSet<>(selection.coins())) {
      if (instruments.byCoin(coin).isEmpty()) {
        throw new BadData(path, "no market data of coin " + coin, "data of every coin asked for");
      }
    }
    return this;
  }

  private static DataFile describe(
      Path path, Partition place, Selection selection, Function<Path, InputFile> opener) {
    List<String> columns = FrameRows.columns(place.table(), selection.orderCounts());
    try (ColumnFile file = ColumnFile.open(path, columns, opener)) {
      long first = file.firstNanos();
      long last = file.lastNanos();
      boolean told = first != Long.MIN_VALUE && last != Long.MAX_VALUE && first <= last;
      if (told && (first < place.firstNanos() || last >= place.endNanos())) {
        throw new BadData(
            path, "venue_ns from " + first + " to " + last, "times of " + place.date() + " (UTC)");
      }
      long rows = file.rows(selection.fromNanos(), selection.toNanos());
      return new DataFile(path, place.table(), place.date(), place.coin(), rows, first, last);
    }
  }

  private static Set<String> coins(List<DataFile> files) {
    Set<String> coins = new HashSet<>();
    files.forEach(file -> coins.add(file.coin()));
    return coins;
  }

  private static List<Source> sources(List<DataFile> files, Instruments instruments) {
    record Key(Table table, int instrument) {}
    Map<Key, List<DataFile>> groups =
        new TreeMap<>(Comparator.comparing(Key::table).thenComparingInt(Key::instrument));
    for (DataFile file : files) {
      int id = instruments.byCoin(file.coin()).orElseThrow().id();
      groups.computeIfAbsent(new Key(file.table(), id), key -> new ArrayList<>()).add(file);
    }
    List<Source> sources = new ArrayList<>();
    groups.forEach(
        (key, list) -> {
          list.sort(Comparator.comparing(DataFile::date).thenComparing(DataFile::path));
          requireSorted(list);
          sources.add(
              new Source(key.table(), instruments.list().get(key.instrument()), List.copyOf(list)));
        });
    return List.copyOf(sources);
  }

  private static void requireSorted(List<DataFile> files) {
    @Nullable DataFile previous = null;
    for (DataFile file : files) {
      if (previous != null
          && previous.lastNanos() != Long.MAX_VALUE
          && file.firstNanos() != Long.MIN_VALUE
          && file.firstNanos() < previous.lastNanos()) {
        throw new BadData(
            file.path(),
            "starts at " + file.firstNanos() + ", before the end of " + previous.path(),
            "files of a partition that follow each other in time");
      }
      previous = file;
    }
  }

  private static String tableNames() {
    return String.join(
        ", ", Stream.of(Table.values()).filter(Table::hasFrames).map(Table::folder).toList());
  }
}

package hft.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What market data lies under a path: a Parquet root, one table's folder, or a single file of the
 * layout. The root is the folder that holds {@code instruments.json}.
 */
public final class MarketFiles {
  /** One file of a table. */
  public record MarketFile(MarketTable table, String coin, LocalDate date, Path path) {}

  private final Path root;
  private final List<MarketFile> files;

  private MarketFiles(Path root, List<MarketFile> files) {
    this.root = root;
    this.files = files;
  }

  /**
   * @throws BadData when nothing usable is there
   */
  public static MarketFiles find(Path path) {
    if (!Files.exists(path)) {
      throw new BadData(
          path, "does not exist; expected a Parquet root, a table folder or a Parquet file");
    }
    Path root = rootOf(path.toAbsolutePath().normalize());
    List<MarketFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(path.toAbsolutePath().normalize())) {
      walk.filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .forEach(
              file -> {
                MarketFile found = classify(root, file);
                if (found != null) {
                  files.add(found);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be listed: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new BadData(
          path,
          "holds no market data; expected TABLE/date=YYYY-MM-DD/coin=COIN/*.parquet with TABLE one"
              + " of "
              + tables());
    }
    files.sort(
        Comparator.comparing(MarketFile::table)
            .thenComparing(MarketFile::coin)
            .thenComparing(MarketFile::date)
            .thenComparing(MarketFile::path));
    return new MarketFiles(root, List.copyOf(files));
  }

  private static List<String> tables() {
    return Stream.of(MarketTable.values()).map(MarketTable::folder).toList();
  }

  private static Path rootOf(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(Instruments.FILE_NAME))) {
        return at;
      }
    }
    throw new BadData(
        path,
        "has no "
            + Instruments.FILE_NAME
            + " in it or above it; expected the root of an import or a synthesis");
  }

  private static @Nullable MarketFile classify(Path root, Path file) {
    Path relative = root.relativize(file);
    if (relative.getNameCount() != 4) {
      return null;
    }
    String date = relative.getName(1).toString();
    String coin = relative.getName(2).toString();
    for (MarketTable table : MarketTable.values()) {
      if (table.folder().equals(relative.getName(0).toString()) && coin.startsWith("coin=")) {
        return new MarketFile(table, coin.substring("coin=".length()), dateOf(file, date), file);
      }
    }
    return null;
  }

  private static LocalDate dateOf(Path file, String folder) {
    try {
      return LocalDate.parse(folder.substring(folder.indexOf('=') + 1));
    } catch (DateTimeParseException e) {
      throw new BadData(file, "lies in folder '" + folder + "'; expected date=YYYY-MM-DD");
    }
  }

  public Path root() {
    return root;
  }

  public List<MarketFile> files() {
    return files;
  }

  /** Coins that have any file, in alphabetical order. */
  public List<String> coins() {
    return files.stream().map(MarketFile::coin).distinct().sorted().toList();
  }

  /** The files of each table of one coin, oldest first. */
  public Map<MarketTable, List<Path>> of(String coin) {
    Map<MarketTable, List<Path>> byTable = new TreeMap<>();
    for (MarketFile file : files) {
      if (file.coin().equals(coin)) {
        byTable.computeIfAbsent(file.table(), table -> new ArrayList<>()).add(file.path());
      }
    }
    return byTable;
  }
}

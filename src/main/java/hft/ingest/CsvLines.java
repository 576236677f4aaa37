package hft.ingest;

import hft.core.market.Fixed8;
import hft.data.BadData;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A comma-separated file with a header line, plain or gzipped, read line by line. */
final class CsvLines implements AutoCloseable {
  private final Path file;
  private final BufferedReader reader;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> cells = new ArrayList<>();
  private long line = 1;

  /**
   * @param expected columns that must be there
   */
  CsvLines(Path file, List<String> expected) throws IOException {
    this.file = file;
    InputStream raw = Files.newInputStream(file);
    reader =
        new BufferedReader(
            new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw,
                StandardCharsets.UTF_8));
    String header = reader.readLine();
    if (header == null) {
      throw new BadData(file, "is empty; expected a header line with " + expected);
    }
    String[] names = header.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].strip(), i);
    }
    for (String name : expected) {
      if (!columns.containsKey(name)) {
        throw new BadData(file + ":1", "has no column '" + name + "'; expected " + expected);
      }
    }
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    String text;
    try {
      text = reader.readLine();
    } catch (EOFException | ZipException e) {
      throw new BadData(
          file + ":" + (line + 1), "the file ends in the middle: " + e.getMessage(), e);
    }
    if (text == null) {
      return false;
    }
    line++;
    cells.clear();
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      cells.add(text.substring(from, comma));
      from = comma + 1;
    }
    cells.add(text.substring(from));
    if (cells.size() != columns.size()) {
      throw bad("has " + cells.size() + " cells; expected " + columns.size());
    }
    return true;
  }

  int column(String name) {
    Integer found = columns.get(name);
    if (found == null) {
      throw new BadData(file + ":1", "has no column '" + name + "'");
    }
    return found;
  }

  String text(int column) {
    return cells.get(column);
  }

  boolean isEmpty(int column) {
    return cells.get(column).isEmpty();
  }

  /** A decimal scaled by 1e-8, exactly. Some recorders write small ones with an exponent. */
  long scaled(int column) {
    String text = cells.get(column);
    try {
      return text.indexOf('e') < 0
          ? Fixed8.parse(text)
          : new BigDecimal(text).movePointRight(Fixed8.DECIMALS).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw bad(
          "'"
              + cells.get(column)
              + "' in column "
              + (column + 1)
              + " is not a decimal number of at most eight decimals");
    }
  }

  long whole(int column) {
    try {
      return Long.parseLong(cells.get(column));
    } catch (NumberFormatException e) {
      throw bad("'" + cells.get(column) + "' in column " + (column + 1) + " is not a whole number");
    }
  }

  /** Seconds with a fraction, as nanoseconds: 1e-8 seconds and finer digits are cut. */
  long secondsAsNanos(int column) {
    String text = cells.get(column);
    int point = text.indexOf('.');
    String cut = point >= 0 && text.length() > point + 9 ? text.substring(0, point + 9) : text;
    try {
      return Math.multiplyExact(Fixed8.parse(cut), 10L);
    } catch (NumberFormatException | ArithmeticException e) {
      throw bad("'" + text + "' in column " + (column + 1) + " is not a time in seconds");
    }
  }

  CaptureReader.Place place() {
    return new CaptureReader.Place(file, line);
  }

  BadData bad(String problem) {
    return new BadData(place(), problem);
  }

  static @Nullable String coinOf(Path file, String prefix) {
    String name = file.getFileName().toString();
    if (!name.startsWith(prefix)) {
      return null;
    }
    int end = name.indexOf('.');
    return end > prefix.length() ? name.substring(prefix.length(), end) : null;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

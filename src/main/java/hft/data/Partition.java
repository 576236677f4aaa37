package hft.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code table/date=YYYY-MM-DD/coin=COIN}: where rows of one day and coin lie under a root. */
public record Partition(Table table, LocalDate date, String coin) {
  static final long NANOS_PER_DAY = TimeUnit.DAYS.toNanos(1);
  private static final String DATE = "date=";
  private static final String COIN = "coin=";

  static Partition of(Table table, long venueNanos, String coin) {
    return new Partition(
        table, LocalDate.ofEpochDay(Math.floorDiv(venueNanos, NANOS_PER_DAY)), coin);
  }

  /** Reads the place of a file relative to its root. */
  public static Partition parse(Path root, Path file) {
    Path place = root.relativize(file);
    boolean fits =
        place.getNameCount() == 4
            && Table.ofFolder(place.getName(0).toString()).isPresent()
            && place.getName(1).toString().startsWith(DATE)
            && place.getName(2).toString().startsWith(COIN);
    if (fits) {
      try {
        return new Partition(
            Table.ofFolder(place.getName(0).toString()).orElseThrow(),
            LocalDate.parse(place.getName(1).toString().substring(DATE.length())),
            decode(place.getName(2).toString().substring(COIN.length())));
      } catch (DateTimeException | NumberFormatException e) {
        throw outside(root, file, e);
      }
    }
    throw outside(root, file, null);
  }

  private static BadData outside(Path root, Path file, @Nullable Exception cause) {
    String layout = root + "/<table>/date=YYYY-MM-DD/coin=COIN/*.parquet";
    return cause == null
        ? new BadData(file, "lies outside the layout", layout)
        : new BadData(file, "lies outside the layout", layout, cause);
  }

  Path under(Path root) {
    return root.resolve(table.folder()).resolve(DATE + date).resolve(COIN + encode(coin));
  }

  long firstNanos() {
    return date.toEpochDay() * NANOS_PER_DAY;
  }

  long endNanos() {
    return firstNanos() + NANOS_PER_DAY;
  }

  /** Coins such as PURR/USDC or xyz:TSLA must survive as folder names: percent, as Hive does it. */
  public static String encode(String coin) {
    StringBuilder text = new StringBuilder();
    for (byte each : coin.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || c == '@'
              || c == '-'
              || c == '_';
      if (plain) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return text.toString();
  }

  static String decode(String folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < folder.length(); i++) {
      char c = folder.charAt(i);
      if (c == '%' && i + 2 < folder.length()) {
        bytes.write(Integer.parseInt(folder.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

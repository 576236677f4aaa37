package hft.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code part-00000.parquet}: the files of a partition, in the order of their numbers. */
public final class PartName {
  private static final Pattern NAME = Pattern.compile("part-(\\d{5,9})\\.parquet");

  private PartName() {}

  public static String of(int number) {
    return String.format(Locale.ROOT, "part-%05d.parquet", number);
  }

  /** Empty when the file is not named like that. */
  public static OptionalInt number(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}

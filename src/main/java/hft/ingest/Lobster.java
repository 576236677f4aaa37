package hft.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * LOBSTER: a message file with order ids and the book after each message, zipped together or as a
 * pair of files. Times are seconds after midnight in New York.
 */
final class Lobster implements FormatReader {
  private static final Pattern MESSAGES =
      Pattern.compile("(.+)_(\\d{4}-\\d{2}-\\d{2})_\\d+_\\d+_message_(\\d+)\\.csv");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Override
  public FormatTraits traits() {
    return new FormatTraits("nasdaq", false, FormatTraits.Rules.US_EQUITY);
  }

  @Override
  public boolean accepts(Path file) {
    return file.toString().endsWith(".zip") || FileNames.match(MESSAGES, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "a LOBSTER zip, or TICKER_DATE_START_END_message_LEVELS.csv beside its orderbook file";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    for (Path file : files) {
      if (file.toString().endsWith(".zip")) {
        zip(file, intake);
      } else {
        pair(file, intake);
      }
    }
  }

  private void pair(Path messages, Intake intake) throws IOException {
    Matcher name = FileNames.require(MESSAGES, messages, expectedFiles());
    Path books =
        messages.resolveSibling(
            String.valueOf(messages.getFileName()).replace("_message_", "_orderbook_"));
    if (!Files.exists(books)) {
      throw new BadInputException(messages + ": its book is missing, expected " + books);
    }
    try (LineSource messageLines = intake.open(messages);
        LineSource bookLines = intake.open(books)) {
      day(name, messageLines, bookLines, intake);
    }
  }

  private void zip(Path file, Intake intake) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      @Nullable ZipEntry messages = null;
      @Nullable Matcher name = null;
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        Matcher matcher = FileNames.match(MESSAGES, Path.of(entry.getName()));
        if (matcher != null) {
          messages = entry;
          name = matcher;
        }
      }
      if (messages == null || name == null) {
        throw new BadInputException(file + ": no message file inside, expected a LOBSTER zip");
      }
      String bookName = messages.getName().replace("_message_", "_orderbook_");
      ZipEntry books = zip.getEntry(bookName);
      if (books == null) {
        throw new BadInputException(file + ": no " + bookName + " inside, expected one");
      }
      try (LineSource messageLines = entry(file, zip, messages);
          LineSource bookLines = entry(file, zip, books)) {
        day(name, messageLines, bookLines, intake);
      }
    } catch (ZipException e) {
      throw new BadInputException(
          file + ": not a complete zip file (" + e.getMessage() + "), expected a LOBSTER zip");
    }
  }

  private static LineSource entry(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    return new LineSource(Path.of(file + "!", entry.getName()), zip.getInputStream(entry));
  }

  private static void day(Matcher name, LineSource messages, LineSource books, Intake intake)
      throws IOException {
    long midnight =
        LocalDate.parse(name.group(2)).atStartOfDay(NEW_YORK).toEpochSecond() * 1_000_000_000L;
    int levels = Integer.parseInt(name.group(3));
    intake.note("times are New York time of " + name.group(2) + " turned into UTC");
    intake.note("one clock only: receive times are set to the venue times");
    LobsterDay day = new LobsterDay(name.group(1), midnight, levels, intake);
    while (messages.next()) {
      if (!books.next()) {
        throw new BadInputException(
            books.file(), books.line(), "the book ends here, expected a row per message");
      }
      intake.row(messages, message -> day.row(message, books));
    }
    if (books.next()) {
      throw new BadInputException(
          books.file(), books.line(), "a book row without its message, expected the same number");
    }
  }
}

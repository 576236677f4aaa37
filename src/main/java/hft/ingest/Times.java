package hft.ingest;

import hft.core.market.Fixed8;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as text, both ways; everything without a zone is UTC. */
final class Times {
  private static final long SECOND = 1_000_000_000L;
  static final long MILLI = 1_000_000L;

  private Times() {}

  /** {@code 2026-04-01T00:00:12.669126791}, with or without a Z, a blank for the T allowed. */
  static long isoNanos(String text, String field) {
    try {
      String iso = text.replace(' ', 'T');
      LocalDateTime time =
          LocalDateTime.parse(iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso);
      return Math.addExact(
          Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), SECOND), time.getNano());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new RejectedRow(
          field + " '" + text + "' is not a time, expected one like 2026-04-01T00:00:12.669");
    }
  }

  static String iso(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
        .toString();
  }

  /** {@code 12.345 s}. */
  static String seconds(long nanos) {
    return Fixed8.format(nanos / MILLI * (Fixed8.ONE / 1_000)) + " s";
  }
}

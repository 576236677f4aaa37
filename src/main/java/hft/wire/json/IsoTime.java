package hft.wire.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads {@code 2026-04-01T00:00:12.669126791}, with or without a fraction or a Z, as nanoseconds
 * since the epoch, UTC. Remembers the last date: times come in order. For one thread.
 */
public final class IsoTime {
  /** Not such a time; what it is instead is for a slower and wordier reader to say. */
  public static final long NOT_A_TIME = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_END = 19;
  private static final int MOST_LENGTH = 30;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private final byte[] text = new byte[MOST_LENGTH + 1];
  private final byte[] lastDate = new byte[DATE_LENGTH];
  private long lastDaySeconds;

  /** Reads the cursor's last string. */
  public long nanos(JsonCursor cursor) {
    int length = cursor.copyText(text);
    if (length > 0 && text[length - 1] == 'Z') {
      length--;
    }
    if (length < SECONDS_END
        || length > MOST_LENGTH - 1
        || text[DATE_LENGTH] != 'T'
        || text[13] != ':'
        || text[16] != ':') {
      return NOT_A_TIME;
    }
    long second = secondOfDay();
    long fraction = length == SECONDS_END ? 0 : fraction(length);
    if (second < 0 || fraction < 0 || !readDate()) {
      return NOT_A_TIME;
    }
    return (lastDaySeconds + second) * NANOS_PER_SECOND + fraction;
  }

  private long secondOfDay() {
    int hour = pair(11);
    int minute = pair(14);
    int second = pair(17);
    boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    return valid && second < 60 ? (hour * 60L + minute) * 60 + second : -1;
  }

  private int pair(int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
  }

  private long fraction(int length) {
    int digits = length - SECONDS_END - 1;
    if (text[SECONDS_END] != '.' || digits < 1 || digits > 9) {
      return -1;
    }
    long value = 0;
    for (int i = SECONDS_END + 1; i < length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value * LongDecimals.POWERS[9 - digits];
  }

  private boolean readDate() {
    if (Arrays.equals(text, 0, DATE_LENGTH, lastDate, 0, DATE_LENGTH)) {
      return true;
    }
    try {
      String date = new String(text, 0, DATE_LENGTH, StandardCharsets.ISO_8859_1);
      lastDaySeconds = LocalDate.parse(date).toEpochDay() * SECONDS_PER_DAY;
    } catch (DateTimeException _) {
      return false;
    }
    System.arraycopy(text, 0, lastDate, 0, DATE_LENGTH);
    return true;
  }
}

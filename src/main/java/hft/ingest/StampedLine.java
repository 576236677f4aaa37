package hft.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** {@code <local ns> <json>}. */
record StampedLine(long nanos, JsonNode json) {
  /** Earlier than 2001 or later than 2262 is not a time in nanoseconds. */
  private static final long LEAST_NANOS = 1_000_000_000_000_000_000L;

  /**
   * @param absent the time of a line that starts with the JSON
   */
  static StampedLine of(LineSource line, long absent) throws IOException {
    byte[] bytes = line.bytes();
    int from = line.from();
    if (bytes[from] == '{') {
      return new StampedLine(absent, JsonFields.parse(bytes, from, line.to()));
    }
    int blank = from;
    while (blank < line.to() && bytes[blank] != ' ') {
      blank++;
    }
    long nanos = Decimals.parse(bytes, from, blank, 0, "receive time");
    if (nanos < LEAST_NANOS) {
      throw new RejectedRow("receive time " + nanos + ", expected nanoseconds since 1970");
    }
    return new StampedLine(nanos, JsonFields.parse(bytes, blank, line.to()));
  }
}

package hft.mine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import hft.data.BadData;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is complete of one table, coin and day, by hour.
 *
 * @param hours 0..23; 0 alone for a table that comes by the day
 */
record DayLedger(SortedMap<Integer, Entry> hours) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One object's share of the table.
   *
   * @param key of the object
   * @param bytes and etag: how it was when it was read; another one is another object
   * @param rows written
   * @param overlapping rows left out, as the object before or after has this time already
   * @param rejected rows that could not be used
   * @param gaps silences within the object
   * @param longestGapNanos the longest silence within the object
   * @param firstNanos venue time of the first row; 0 when there is none
   * @param lastNanos venue time of the last row; 0 when there is none
   * @param parts the files
   */
  record Entry(
      String key,
      long bytes,
      String etag,
      long rows,
      long overlapping,
      long rejected,
      long gaps,
      long longestGapNanos,
      long firstNanos,
      long lastNanos,
      List<Part> parts) {
    Entry {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param name relative to the root
   */
  record Part(String name, long bytes) {}

  DayLedger {
    hours = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(hours));
  }

  static final DayLedger EMPTY = new DayLedger(new TreeMap<>());

  DayLedger with(int hour, Entry entry) {
    TreeMap<Integer, Entry> more = new TreeMap<>(hours);
    more.put(hour, entry);
    return new DayLedger(more);
  }

  byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  /**
   * @throws BadData when it is no ledger
   */
  static DayLedger parse(String place, byte[] json) throws IOException {
    try {
      DayLedger ledger = JSON.readValue(json, DayLedger.class);
      if (ledger != null) {
        return ledger;
      }
    } catch (JsonProcessingException e) {
      throw new BadData(place, "no ledger: " + e.getOriginalMessage(), MEND);
    }
    throw new BadData(place, "no ledger", MEND);
  }

  private static final String MEND = "the miner's own file; remove it to mine its day again";
}

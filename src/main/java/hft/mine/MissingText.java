package hft.mine;

import hft.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Objects that are not there, a line per table, coins and day. */
final class MissingText {
  private static final int MOST_LINES = 40;

  private MissingText() {}

  static List<String> lines(List<ArchiveObject> missing) {
    Map<String, TreeSet<Integer>> days = new LinkedHashMap<>();
    for (ArchiveObject each : missing) {
      String day =
          each.table().folder()
              + (each.table() == Table.L2_BOOK ? " " + each.coins().getFirst() : "")
              + " "
              + each.date();
      TreeSet<Integer> hours = days.computeIfAbsent(day, _ -> new TreeSet<>());
      if (each.table() != Table.ASSET_CTX) {
        hours.add(each.hour());
      }
    }
    List<String> lines = new ArrayList<>();
    days.forEach(
        (day, hours) ->
            lines.add(
                "not in the archive: "
                    + day
                    + (hours.isEmpty() ? "" : ", hours " + ranges(hours))));
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES;
      return List.copyOf(
          java.util.stream.Stream.concat(
                  lines.stream().limit(MOST_LINES),
                  java.util.stream.Stream.of("and " + more + " more days"))
              .toList());
    }
    return lines;
  }

  /** {@code 0-3, 7}. */
  static String ranges(SortedSet<Integer> hours) {
    List<String> ranges = new ArrayList<>();
    int from = hours.first();
    int to = from;
    for (int hour : hours.tailSet(from + 1)) {
      if (hour != to + 1) {
        ranges.add(range(from, to));
        from = hour;
      }
      to = hour;
    }
    ranges.add(range(from, to));
    return String.join(", ", ranges);
  }

  private static String range(int from, int to) {
    return from == to ? "" + from : from + "-" + to;
  }
}

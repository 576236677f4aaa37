package hft.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says where what we wrote differs from what the venue wrote. Numbers are compared by value; ours
 * may be the venue's rounded to the scale we keep. Fields the venue left out may be there.
 */
public final class SameJson {
  private static final int[] SCALES = {6, 8, 12};

  private SameJson() {}

  /**
   * @param dropped names of fields that we knowingly do not keep
   */
  public static List<String> differences(JsonNode theirs, JsonNode ours, Set<String> dropped) {
    List<String> found = new ArrayList<>();
    compare("", theirs, ours, dropped, found);
    return found;
  }

  private static void compare(
      String path, JsonNode theirs, JsonNode ours, Set<String> dropped, List<String> found) {
    if (theirs.isObject()) {
      for (var field : theirs.properties()) {
        if (!dropped.contains(field.getKey())) {
          compare(
              path + "." + field.getKey(),
              field.getValue(),
              ours.path(field.getKey()),
              dropped,
              found);
        }
      }
      return;
    }
    if (theirs.isArray()) {
      if (!ours.isArray() || ours.size() != theirs.size()) {
        found.add(path + ": " + theirs + " became " + ours);
        return;
      }
      for (int i = 0; i < theirs.size(); i++) {
        compare(path + "[" + i + "]", theirs.get(i), ours.get(i), dropped, found);
      }
      return;
    }
    if (!theirs.equals(ours) && !isSameNumber(theirs, ours)) {
      found.add(path + ": " + theirs + " became " + ours);
    }
  }

  private static boolean isSameNumber(JsonNode theirs, JsonNode ours) {
    if (theirs.isTextual() != ours.isTextual() || theirs.isNumber() != ours.isNumber()) {
      return false;
    }
    BigDecimal wanted;
    BigDecimal got;
    try {
      wanted = new BigDecimal(theirs.asText());
      got = new BigDecimal(ours.asText());
    } catch (NumberFormatException e) {
      return false;
    }
    if (wanted.compareTo(got) == 0) {
      return true;
    }
    for (int scale : SCALES) {
      if (wanted.setScale(scale, RoundingMode.HALF_UP).compareTo(got) == 0) {
        return true;
      }
    }
    return false;
  }
}

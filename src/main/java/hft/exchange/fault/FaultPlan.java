package hft.exchange.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Faults to inject.
 *
 * <pre>
 * {"seed": 7, "rules": [
 *   {"fault": "drop", "target": "bbo", "probability": 0.01},
 *   {"fault": "status", "target": "exchange", "status": 429, "probability": 0.05},
 *   {"fault": "maintenance", "fromMillis": 60000, "untilMillis": 75000}]}
 * </pre>
 */
public record FaultPlan(long seed, List<FaultRule> rules) {
  public static final FaultPlan NONE = new FaultPlan(0, List.of());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "fault", "target", "probability", "delayMillis", "status", "fromMillis", "untilMillis");

  public FaultPlan {
    rules = List.copyOf(rules);
  }

  /**
   * @throws IllegalArgumentException which names the rule and the field
   */
  public static FaultPlan parse(String json) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("faults: not JSON: " + e.getOriginalMessage(), e);
    }
    requireFields("faults", node, Set.of("seed", "rules"));
    List<FaultRule> rules = new ArrayList<>();
    JsonNode list = node.path("rules");
    if (!list.isArray()) {
      throw new IllegalArgumentException("faults: rules must be a list, was " + list);
    }
    for (JsonNode rule : list) {
      rules.add(rule("faults: rule " + (rules.size() + 1), rule));
    }
    return new FaultPlan(node.path("seed").asLong(0), rules);
  }

  private static FaultRule rule(String where, JsonNode node) {
    requireFields(where, node, FIELDS);
    String word = node.path("fault").asText();
    FaultKind kind =
        Arrays.stream(FaultKind.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(where + ": " + unknown(word)));
    FaultRule base = FaultRule.always(kind);
    try {
      return new FaultRule(
          kind,
          node.path("target").asText(""),
          number(node, "probability", base.probability()),
          (long) number(node, "delayMillis", base.delayMillis()),
          (int) number(node, "status", base.status()),
          (long) number(node, "fromMillis", base.fromMillis()),
          node.has("untilMillis") ? (long) number(node, "untilMillis", 0) : base.untilMillis());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static String unknown(String word) {
    return "fault '"
        + word
        + "' must be one of "
        + Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }

  private static double number(JsonNode node, String field, double otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(field + " must be a number, was " + value);
    }
    return value.doubleValue();
  }

  private static void requireFields(String where, JsonNode node, Set<String> allowed) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(where + " must be an object, was " + node);
    }
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(allowed);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          where + ": unknown " + unknown + ", expected some of " + new TreeSet<>(allowed));
    }
  }
}

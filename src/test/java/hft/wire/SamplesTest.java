package hft.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded message of the venue is read by the codec it is for and, where we also write such
 * messages, written again the same. A new sample without a check fails.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SamplesTest {
  /** Samples no codec is for, and why. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "node/node_trades_lines.json", "files of a node, not messages",
          "node/order_status.json", "files of a node, not messages",
          "node/raw_book_diffs.json", "files of a node, not messages",
          "node/replica_cmds_empty_block.json", "files of a node, not messages");

  /** Samples of channels that are handed on unread. */
  private static final Set<String> HANDED_ON =
      Set.of(
          "ws/activeSpotAssetCtx_hype.json",
          "ws/allDexsAssetCtxs.json",
          "ws/allMids_dex.json",
          "ws/notification.json",
          "ws/webData3.json");

  private final Map<String, Consumer<JsonNode>> checks = checks();

  private static Map<String, Consumer<JsonNode>> checks() {
    SampleChecks checks = new SampleChecks();
    for (String name : HANDED_ON) {
      checks.sample(name, tree -> assertThat(SampleChecks.line(tree)).startsWith("other "));
    }
    MarketSamples.addTo(checks);
    AccountSamples.addTo(checks);
    ReplySamples.addTo(checks);
    InfoSamples.addTo(checks);
    return checks.all();
  }

  @TestFactory
  List<DynamicTest> every_sample_is_read() {
    return Samples.names().stream()
        .filter(name -> !EXEMPT.containsKey(name))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assertThat(checks).as("no check reads this sample").containsKey(name);
                      Objects.requireNonNull(checks.get(name)).accept(Samples.tree(name));
                    }))
        .toList();
  }

  @Test
  void no_check_and_no_exemption_is_for_a_sample_that_does_not_exist() {
    Set<String> names = new HashSet<>(Samples.names());
    assertThat(names).containsAll(checks.keySet()).containsAll(EXEMPT.keySet());
  }
}

package hft.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedEncoder;
import hft.wire.feed.Recorded;
import hft.wire.info.InfoDecoder;
import hft.wire.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which check reads which sample, and what most checks are made of. */
final class SampleChecks {
  static final CoinTable COINS =
      new CoinTable(
          List.of("BTC", "ETH", "SOL", "HYPE", "MATIC", "PNUT", "xyz:SP500", "@107", "@151"));

  static final FeedEncoder FEED = new FeedEncoder(COINS);

  /** Writes what was read of a message. */
  interface Rewriter {
    void rewrite(JsonNode message, JsonWriter writer);
  }

  private final Map<String, Consumer<JsonNode>> checks = new HashMap<>();

  Map<String, Consumer<JsonNode>> all() {
    return checks;
  }

  /**
   * @param name with its folder and ending
   */
  void sample(String name, Consumer<JsonNode> check) {
    if (checks.put(name, check) != null) {
      throw new IllegalStateException("two checks for " + name);
    }
  }

  /** A message of the socket. */
  void message(String name, Consumer<JsonNode> check) {
    sample("ws/" + name + ".json", check);
  }

  /** One that reads as a line starting so, and is written again byte for byte. */
  void message(String name, String line, Rewriter rewriter) {
    message(
        name,
        tree -> {
          assertThat(line(tree)).startsWith(line);
          sameBytes(tree, rewriter);
        });
  }

  /** As {@link #message}, of one whose fields we write in another order. */
  void similar(String name, String line, Rewriter rewriter) {
    message(
        name,
        tree -> {
          assertThat(line(tree)).startsWith(line);
          var writer = new JsonWriter();
          rewriter.rewrite(tree, writer);
          same(tree, writer);
        });
  }

  /** What the feed decoder made of it, the same whether or not there are blanks in it. */
  static String line(JsonNode message) {
    Recorded recorded = Recorded.of(COINS, Samples.compact(message));
    assertThat(recorded.malformed).as(message.toString()).isNull();
    Recorded spaced = Recorded.of(COINS, bytes(message.toPrettyString()));
    assertThat(spaced.lines.getFirst().replaceAll("\\s", ""))
        .isEqualTo(recorded.lines.getFirst().replaceAll("\\s", ""));
    return recorded.lines.getFirst();
  }

  /** What stands under {@code data} or deeper, as the info codec reads it. */
  static InfoDecoder info(JsonNode part) {
    return InfoDecoder.of(Samples.compact(part));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void same(JsonNode theirs, JsonWriter ours, String... dropped) {
    assertThat(SameJson.differences(theirs, Samples.parse(ours.toBytes()), Set.of(dropped)))
        .isEmpty();
  }

  static void sameBytes(JsonNode theirs, Rewriter rewriter) {
    var writer = new JsonWriter();
    rewriter.rewrite(theirs, writer);
    assertThat(writer.toString()).isEqualTo(theirs.toString());
  }
}

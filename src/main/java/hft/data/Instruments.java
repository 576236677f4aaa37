package hft.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The contracts of a data root and where the data come from: {@code instruments.json} beside the
 * tables.
 *
 * @param source shown wherever results of the data are shown
 * @param synthetic true when no market ever saw these prices
 * @param instruments by coin; ids are not meaningful here
 */
public record Instruments(String source, boolean synthetic, List<Instrument> instruments) {
  static final String FILE_NAME = "instruments.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Instruments {
    instruments = List.copyOf(instruments);
  }

  /**
   * @throws BadData when the file is missing a field or says something impossible
   */
  public static Instruments read(Path root) {
    Path file = root.resolve(FILE_NAME);
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      List<Instrument> found = new ArrayList<>();
      for (JsonNode node : required(file, json, "instruments")) {
        found.add(instrument(file, node, found.size()));
      }
      return new Instruments(
          required(file, json, "source").asText(),
          required(file, json, "synthetic").asBoolean(),
          found);
    } catch (JsonProcessingException e) {
      throw new BadData(file, "is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new BadData(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static Instrument instrument(Path file, JsonNode node, int id) {
    String coin = required(file, node, "coin").asText();
    try {
      PriceGrid grid =
          new PriceGrid(
              required(file, node, "maxPriceDecimals").asInt(),
              required(file, node, "significantFigures").asInt());
      long least = Fixed8.parse(required(file, node, "minNotional").asText());
      return new Instrument(id, coin, required(file, node, "szDecimals").asInt(), grid, least);
    } catch (IllegalArgumentException e) {
      throw new BadData(file, coin + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode required(Path file, JsonNode node, String field) {
    JsonNode found = node.get(field);
    if (found == null) {
      throw new BadData(file, "lacks the field '" + field + "'");
    }
    return found;
  }

  /** The coin's contract under the given dense id. */
  public Instrument find(Path root, String coin, int id) {
    return instruments.stream()
        .filter(instrument -> instrument.coin().equals(coin))
        .findFirst()
        .map(instrument -> instrument.withId(id))
        .orElseThrow(
            () ->
                new BadData(
                    root.resolve(FILE_NAME),
                    "does not know the coin '"
                        + coin
                        + "'; it has "
                        + instruments.stream().map(Instrument::coin).toList()));
  }

  /** Writes the file; one that is there already is replaced. */
  public void write(Path root) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("source", source);
    json.put("synthetic", synthetic);
    ArrayNode list = json.putArray("instruments");
    for (Instrument it : instruments) {
      list.addObject()
          .put("coin", it.coin())
          .put("szDecimals", it.szDecimals())
          .put("maxPriceDecimals", it.priceGrid().maxDecimals())
          .put("significantFigures", it.priceGrid().significantFigures())
          .put("minNotional", Fixed8.format(it.minNotional()));
    }
    Files.createDirectories(root);
    Path unfinished = root.resolve("." + FILE_NAME + ".unfinished");
    Files.write(
        unfinished, (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
    Files.move(
        unfinished,
        root.resolve(FILE_NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}

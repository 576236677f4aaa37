package hft.data;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code ROOT/instruments.json}: what is traded in this data, on which grids, and where the data
 * came from.
 *
 * <pre>
 * {"source": "Hyperliquid capture", "synthetic": false,
 *  "instruments": [{"coin": "BTC", "szDecimals": 5, "maxPriceDecimals": 1, "significantFigures": 5, "minNotional": "10"}]}
 * </pre>
 *
 * An instrument whose price × size is not its value says {@code "linear": false} too.
 *
 * @param source where the data came from, for reports
 * @param synthetic true when no market ever did this; every report says so
 * @param list sorted by coin; ids are the positions in this list
 */
public record Instruments(String source, boolean synthetic, List<Instrument> list) {
  public static final String FILE_NAME = "instruments.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("source", "synthetic", "instruments");
  private static final Set<String> INSTRUMENT_FIELDS =
      Set.of("coin", "szDecimals", "maxPriceDecimals", "significantFigures", "minNotional");
  private static final String LINEAR = "linear";

  public Instruments {
    if (source.isBlank()) {
      throw new IllegalArgumentException("source must say where the data came from");
    }
    List<Instrument> sorted = new ArrayList<>(list);
    sorted.sort(Comparator.comparing(Instrument::coin));
    Set<String> seen = new HashSet<>();
    for (int id = 0; id < sorted.size(); id++) {
      Instrument instrument = sorted.get(id);
      if (!seen.add(instrument.coin())) {
        throw new IllegalArgumentException("coin " + instrument.coin() + " is listed twice");
      }
      sorted.set(id, instrument.withId(id));
    }
    list = List.copyOf(sorted);
  }

  public Optional<Instrument> byCoin(String coin) {
    return list.stream().filter(instrument -> instrument.coin().equals(coin)).findFirst();
  }

  /** Only these coins, ids dense again. */
  public Instruments only(Set<String> coins) {
    return new Instruments(
        source,
        synthetic,
        list.stream().filter(instrument -> coins.contains(instrument.coin())).toList());
  }

  /**
   * These and more of the same market.
   *
   * @throws IllegalArgumentException when a coin is on another grid there
   */
  public Instruments with(Instruments more) {
    List<Instrument> all = new ArrayList<>(list);
    for (Instrument each : more.list) {
      Optional<Instrument> known = byCoin(each.coin());
      if (known.isEmpty()) {
        all.add(each);
      } else if (!known.get().withId(0).equals(each.withId(0))) {
        throw new IllegalArgumentException(each.coin() + " is on another grid: " + known.get());
      }
    }
    String sources = source.contains(more.source) ? source : source + ", " + more.source;
    return new Instruments(sources, synthetic || more.synthetic, all);
  }

  /**
   * These and more of the same market, each coin on the finer one of its grids: another day may
   * show more decimals of the same grid.
   *
   * @throws IllegalArgumentException when a coin is on another kind of grid or counts otherwise
   *     there
   */
  public Instruments refinedBy(Instruments more) {
    Map<String, Instrument> byCoin = new TreeMap<>();
    list.forEach(instrument -> byCoin.put(instrument.coin(), instrument));
    for (Instrument each : more.list) {
      byCoin.merge(each.coin(), each, Instruments::finer);
    }
    String sources = source.contains(more.source) ? source : source + ", " + more.source;
    return new Instruments(sources, synthetic || more.synthetic, List.copyOf(byCoin.values()));
  }

  private static Instrument finer(Instrument a, Instrument b) {
    PriceGrid x = a.priceGrid();
    PriceGrid y = b.priceGrid();
    if (x.significantFigures() != y.significantFigures() || a.linear() != b.linear()) {
      throw new IllegalArgumentException("another " + a.coin() + ": " + a);
    }
    return new Instrument(
        a.id(),
        a.coin(),
        Math.max(a.szDecimals(), b.szDecimals()),
        new PriceGrid(Math.max(x.maxDecimals(), y.maxDecimals()), x.significantFigures()),
        Math.max(a.minNotional(), b.minNotional()),
        a.linear());
  }

  /**
   * These, when money can be counted in all of them.
   *
   * @param root where they are from
   * @throws BadData naming those whose sizes count contracts
   */
  public Instruments requireLinear(Path root) {
    List<String> others =
        list.stream().filter(each -> !each.linear()).map(Instrument::coin).toList();
    if (!others.isEmpty()) {
      throw new BadData(
          root,
          "sizes of "
              + String.join(", ", others)
              + " count contracts (inverse or quanto), so price × size is not money there",
          "only coins whose value is price × size; choose them with --coins");
    }
    return this;
  }

  /**
   * Reads {@code root/instruments.json}.
   *
   * @throws BadData when it is absent or not as described above
   */
  public static Instruments read(Path root) {
    Path file = root.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new BadData(file, "no such file", "the instruments of this data folder");
    }
    try {
      return parse(file, JSON.readTree(Files.readString(file)));
    } catch (JacksonException e) {
      throw new BadData(file, "not JSON: " + e.getOriginalMessage(), "a JSON object", e);
    } catch (IOException e) {
      throw new BadData(file, "cannot be read: " + e.getMessage(), "a readable file", e);
    }
  }

  /** Writes {@code root/instruments.json}, whole or not at all; the same value, the same bytes. */
  public void write(Path root) {
    ObjectNode node = JSON.createObjectNode();
    node.put("source", source).put("synthetic", synthetic);
    ArrayNode array = node.putArray("instruments");
    for (Instrument instrument : list) {
      ObjectNode each = array.addObject();
      each.put("coin", instrument.coin())
          .put("szDecimals", instrument.szDecimals())
          .put("maxPriceDecimals", instrument.priceGrid().maxDecimals())
          .put("significantFigures", instrument.priceGrid().significantFigures())
          .put("minNotional", Fixed8.format(instrument.minNotional()));
      if (!instrument.linear()) {
        each.put(LINEAR, false);
      }
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
    try (PendingFile pending = PendingFile.at(root.resolve(FILE_NAME))) {
      Files.write(
          pending.temporary(),
          (JSON.writer(printer).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
      pending.publish();
    } catch (IOException e) {
      throw PendingFile.failure(root.resolve(FILE_NAME), e);
    }
  }

  private static Instruments parse(Path file, JsonNode node) {
    requireFields(file, node, FIELDS, Set.of());
    List<Instrument> instruments = new ArrayList<>();
    JsonNode array = node.get("instruments");
    if (!array.isArray()) {
      throw new BadData(file, "instruments is no array", "an array of instruments");
    }
    try {
      for (JsonNode each : array) {
        instruments.add(instrument(file, each));
      }
      JsonNode synthetic = node.get("synthetic");
      if (!synthetic.isBoolean()) {
        throw new BadData(file, "synthetic is " + synthetic, "true or false");
      }
      return new Instruments(text(file, node, "source"), synthetic.booleanValue(), instruments);
    } catch (IllegalArgumentException e) {
      throw new BadData(file, String.valueOf(e.getMessage()), "a valid instrument list", e);
    }
  }

  private static Instrument instrument(Path file, JsonNode node) {
    JsonNode linear = node.path(LINEAR);
    if (!linear.isMissingNode() && !linear.isBoolean()) {
      throw new BadData(file, LINEAR + " is " + linear, "true, false or no such field");
    }
    requireFields(file, node, INSTRUMENT_FIELDS, Set.of(LINEAR));
    return new Instrument(
        0,
        text(file, node, "coin"),
        integer(file, node, "szDecimals"),
        new PriceGrid(
            integer(file, node, "maxPriceDecimals"), integer(file, node, "significantFigures")),
        Fixed8.parse(text(file, node, "minNotional")),
        linear.asBoolean(true));
  }

  private static void requireFields(
      Path file, JsonNode node, Set<String> fields, Set<String> optional) {
    Set<String> found = new TreeSet<>();
    node.fieldNames().forEachRemaining(found::add);
    found.removeAll(optional);
    if (!found.equals(fields)) {
      throw new BadData(file, "fields " + found, "exactly the fields " + new TreeSet<>(fields));
    }
  }

  private static String text(Path file, JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (!value.isTextual()) {
      throw new BadData(file, field + " is " + value, "a string");
    }
    return value.textValue();
  }

  private static int integer(Path file, JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (!value.isInt()) {
      throw new BadData(file, field + " is " + value, "a whole number");
    }
    return value.intValue();
  }
}

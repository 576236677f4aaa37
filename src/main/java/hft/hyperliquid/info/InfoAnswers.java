package hft.hyperliquid.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.feed.OrderStatusWord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers to info requests. Every method throws {@link UnreadableAnswer} naming the field that
 * is missing or wrong.
 */
public final class InfoAnswers {
  private static final ClientOrderId NO_ID = new ClientOrderId(0, 0);

  private InfoAnswers() {}

  /** One row of {@code openOrders}; amounts scaled by 1e-8. */
  public record OpenOrder(
      String coin, long oid, ClientOrderId clientOrderId, Side side, long price, long size) {}

  /** One position of {@code clearinghouseState}; signed size. */
  public record Position(String coin, long size, long entryPrice, boolean cross, int leverage) {}

  /** What the account is worth and holds. */
  public record AccountState(long accountValue, List<Position> positions, long venueNanos) {
    public AccountState {
      positions = List.copyOf(positions);
    }
  }

  /** One of our fills. */
  public record Fill(
      String coin,
      Side side,
      long price,
      long size,
      long venueNanos,
      boolean crossed,
      long fee,
      long oid,
      long tradeId,
      ClientOrderId clientOrderId) {}

  /** What became of one order. */
  public record OrderFate(
      long oid, Side side, long price, long remaining, long original, OrderStatusWord status, long venueNanos) {}

  /** One perp of {@code meta}. */
  public record Perp(String name, int szDecimals, boolean delisted) {}

  public static List<Perp> meta(JsonNode data) {
    List<Perp> perps = new ArrayList<>();
    for (JsonNode perp : field(data, "universe")) {
      perps.add(
          new Perp(
              text(perp, "name"),
              (int) number(perp, "szDecimals"),
              perp.path("isDelisted").asBoolean(false)));
    }
    return perps;
  }

  public static List<OpenOrder> openOrders(JsonNode data) {
    if (!data.isArray()) {
      throw new UnreadableAnswer("openOrders is not a list");
    }
    List<OpenOrder> orders = new ArrayList<>();
    for (JsonNode row : data) {
      orders.add(
          new OpenOrder(
              text(row, "coin"),
              number(row, "oid"),
              clientOrderId(row),
              side(row),
              decimal(row, "limitPx"),
              decimal(row, "sz")));
    }
    return orders;
  }

  public static AccountState clearinghouseState(JsonNode data) {
    List<Position> positions = new ArrayList<>();
    for (JsonNode row : field(data, "assetPositions")) {
      JsonNode position = field(row, "position");
      JsonNode leverage = position.path("leverage");
      positions.add(
          new Position(
              text(position, "coin"),
              decimal(position, "szi"),
              position.path("entryPx").isNull() ? 0 : decimal(position, "entryPx"),
              !"isolated".equals(leverage.path("type").asText()),
              leverage.path("value").asInt(0)));
    }
    return new AccountState(
        decimal(field(data, "marginSummary"), "accountValue"),
        positions,
        number(data, "time") * 1_000_000);
  }

  public static List<Fill> fills(JsonNode data) {
    if (!data.isArray()) {
      throw new UnreadableAnswer("fills are not a list");
    }
    List<Fill> fills = new ArrayList<>();
    for (JsonNode row : data) {
      fills.add(
          new Fill(
              text(row, "coin"),
              side(row),
              decimal(row, "px"),
              decimal(row, "sz"),
              number(row, "time") * 1_000_000,
              field(row, "crossed").asBoolean(),
              decimal(row, "fee"),
              number(row, "oid"),
              row.path("tid").asLong(0),
              clientOrderId(row)));
    }
    return fills;
  }

  /** Null when the venue knows no such order, which may be too early to believe. */
  public static @Nullable OrderFate orderStatus(JsonNode data) {
    if (!"order".equals(text(data, "status"))) {
      return null;
    }
    JsonNode outer = field(data, "order");
    JsonNode order = field(outer, "order");
    return new OrderFate(
        number(order, "oid"),
        side(order),
        decimal(order, "limitPx"),
        decimal(order, "sz"),
        decimal(order, "origSz"),
        OrderStatusWord.of(text(outer, "status")),
        number(outer, "statusTimestamp") * 1_000_000);
  }

  private static ClientOrderId clientOrderId(JsonNode row) {
    JsonNode cloid = row.path("cloid");
    return cloid.isTextual() ? ClientOrderId.parse(cloid.asText()) : NO_ID;
  }

  private static Side side(JsonNode row) {
    return switch (text(row, "side")) {
      case "B" -> Side.BID;
      case "A" -> Side.ASK;
      default -> throw new UnreadableAnswer("side is neither A nor B: " + row.get("side"));
    };
  }

  static JsonNode field(JsonNode node, String name) {
    JsonNode found = node.get(name);
    if (found == null || found.isNull()) {
      throw new UnreadableAnswer("no field " + name);
    }
    return found;
  }

  static String text(JsonNode node, String name) {
    return field(node, name).asText();
  }

  static long number(JsonNode node, String name) {
    JsonNode found = field(node, name);
    if (!found.canConvertToLong()) {
      throw new UnreadableAnswer(name + " is not a whole number: " + found);
    }
    return found.asLong();
  }

  /** A decimal in quotes or not, kept at 1e-8; float noise beyond that is rounded. */
  public static long decimal(JsonNode node, String name) {
    String text = text(node, name);
    try {
      return new BigDecimal(text)
          .setScale(Fixed8.DECIMALS, RoundingMode.HALF_EVEN)
          .unscaledValue()
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UnreadableAnswer(name + " is not a decimal: " + text, e);
    }
  }
}

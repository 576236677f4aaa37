package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything the venue knows of it.
 *
 * @param triggerCondition N/A, or words such as Price above 31180
 * @param children orders that wait for this one's fill
 * @param orderType Limit, Market, Stop Market, ...
 * @param tif Gtc, Alo, Ioc, FrontendMarket; null for trigger orders
 */
public record FrontendOrderRow(
    OrderRow order,
    String triggerCondition,
    boolean isTrigger,
    long triggerPrice,
    List<FrontendOrderRow> children,
    boolean isPositionTpsl,
    String orderType,
    @Nullable String tif)
    implements JsonValue {

  /** A plain limit order. */
  public static FrontendOrderRow limit(OrderRow order, String tif) {
    return new FrontendOrderRow(order, "N/A", false, 0, List.of(), false, "Limit", tif);
  }

  static FrontendOrderRow read(JsonNode node) {
    Fields fields = Fields.of(node, "order");
    return new FrontendOrderRow(
        OrderRow.read(node),
        fields.text("triggerCondition", "N/A"),
        fields.bool("isTrigger", false),
        fields.decimal("triggerPx", 0),
        fields.has("children") ? fields.list("children", FrontendOrderRow::read) : List.of(),
        fields.bool("isPositionTpsl", false),
        fields.text("orderType"),
        fields.optionalText("tif"));
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("coin").string(order.coin());
    Wire.side(writer, order.side());
    writer.name("limitPx").decimal(order.limitPrice()).name("sz").decimal(order.size());
    writer.name("oid").number(order.oid());
    Wire.millis(writer, "timestamp", order.placedNanos());
    writer.name("triggerCondition").string(triggerCondition).name("isTrigger").bool(isTrigger);
    writer.name("triggerPx").decimal(triggerPrice).name("children");
    writer.list(children);
    writer.name("isPositionTpsl").bool(isPositionTpsl);
    writer.name("reduceOnly").bool(order.reduceOnly()).name("orderType").string(orderType);
    writer.name("origSz").decimal(order.originalSize());
    Wire.textOrNull(writer, "tif", tif);
    var id = order.clientOrderId();
    if (id == null) {
      writer.name("cloid").nothing();
    } else {
      Wire.clientOrderIdIfAny(writer, id);
    }
    writer.endObject();
  }
}

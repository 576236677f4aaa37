package hft.hyperliquid.info;

import hft.core.order.ClientOrderId;
import hft.wire.action.Address;
import hft.wire.json.JsonWriter;

/** Info requests, each in a writer of its own. */
public final class InfoRequests {
  private InfoRequests() {}

  public static JsonWriter meta() {
    return of("meta").endObject();
  }

  public static JsonWriter exchangeStatus() {
    return of("exchangeStatus").endObject();
  }

  public static JsonWriter allMids() {
    return of("allMids").endObject();
  }

  public static JsonWriter openOrders(Address user) {
    return of("openOrders", user).endObject();
  }

  public static JsonWriter clearinghouseState(Address user) {
    return of("clearinghouseState", user).endObject();
  }

  public static JsonWriter userFees(Address user) {
    return of("userFees", user).endObject();
  }

  public static JsonWriter userRateLimit(Address user) {
    return of("userRateLimit", user).endObject();
  }

  public static JsonWriter userRole(Address user) {
    return of("userRole", user).endObject();
  }

  public static JsonWriter userAbstraction(Address user) {
    return of("userAbstraction", user).endObject();
  }

  public static JsonWriter extraAgents(Address user) {
    return of("extraAgents", user).endObject();
  }

  public static JsonWriter userFillsByTime(Address user, long startMillis) {
    return of("userFillsByTime", user).name("startTime").number(startMillis).endObject();
  }

  public static JsonWriter orderStatus(Address user, ClientOrderId id) {
    return of("orderStatus", user).name("oid").string(id.toString()).endObject();
  }

  private static JsonWriter of(String type, Address user) {
    return of(type).name("user").string(user.toString());
  }

  private static JsonWriter of(String type) {
    return new JsonWriter(128).beginObject().name("type").string(type);
  }
}

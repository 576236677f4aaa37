package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.order.ClientOrderId;
import hft.wire.json.Fault;
import org.jspecify.annotations.Nullable;

/** Reads info requests in whatever spelling clients use. */
public final class InfoRequestDecoder {
  private InfoRequestDecoder() {}

  /**
   * @throws hft.wire.json.MalformedMessage when the type is unknown or a needed field is missing
   */
  public static InfoRequest decode(byte[] body) {
    return read(Tree.of(body));
  }

  /** As {@link #decode}, of a tree that was parsed already. */
  public static InfoRequest read(JsonNode node) {
    Fields fields = Fields.of(node, "request");
    InfoType type = InfoType.of(fields.text("type"));
    if (type == null) {
      throw Fields.bad(Fault.BAD_VALUE, "no such info request");
    }
    return switch (type.shape()) {
      case GENERAL -> new InfoRequest.General(type);
      case OF_DEX -> new InfoRequest.OfDex(type, fields.text("dex", ""));
      case OF_COIN -> new InfoRequest.OfCoin(type, fields.text("coin"));
      case BOOK -> readBook(fields);
      case CANDLES -> readCandles(fields.object("req"));
      case FUNDING_HISTORY ->
          new InfoRequest.FundingHistory(
              fields.text("coin"), fields.nanos("startTime"), fields.optionalNanos("endTime"));
      case OF_USER -> new InfoRequest.OfUser(type, user(fields));
      case OF_USER_ON_DEX ->
          new InfoRequest.OfUserOnDex(type, user(fields), fields.text("dex", ""));
      case OF_USER_AND_COIN ->
          new InfoRequest.OfUserAndCoin(type, user(fields), fields.text("coin"));
      case ORDER_STATUS -> readOrderStatus(fields);
      case FILLS -> new InfoRequest.Fills(user(fields), fields.bool("aggregateByTime", false));
      case RANGE ->
          new InfoRequest.Range(
              type,
              user(fields),
              fields.nanos("startTime", 0),
              fields.optionalNanos("endTime"),
              fields.bool("aggregateByTime", false));
      case BUILDER_FEE -> new InfoRequest.BuilderFee(user(fields), fields.text("builder"));
    };
  }

  /** As written; whoever answers may rely on it being an address. */
  private static String user(Fields fields) {
    String user = fields.text("user");
    if (!user.matches("(0[xX])?[0-9a-fA-F]{40}")) {
      throw Fields.bad(Fault.BAD_VALUE, "request.user must be an address");
    }
    return user;
  }

  private static InfoRequest readBook(Fields fields) {
    return new InfoRequest.Book(
        fields.text("coin"), fields.count("nSigFigs", 0), fields.count("mantissa", 0));
  }

  private static InfoRequest readCandles(Fields fields) {
    return new InfoRequest.Candles(
        fields.text("coin"),
        fields.text("interval"),
        fields.nanos("startTime"),
        fields.optionalNanos("endTime"));
  }

  private static InfoRequest readOrderStatus(Fields fields) {
    boolean byClientId = fields.need("oid").isTextual();
    @Nullable ClientOrderId id = byClientId ? fields.clientOrderId("oid") : null;
    return new InfoRequest.OrderStatus(user(fields), byClientId ? 0 : fields.whole("oid"), id);
  }
}

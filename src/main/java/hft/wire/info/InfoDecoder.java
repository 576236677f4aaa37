package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of the info endpoint: an HTTP body, the data of an info post, or the data of a
 * websocket message that repeats such an answer. Every method throws {@link
 * hft.wire.json.MalformedMessage} for what is not such an answer, and an unknown coin's or user's
 * {@code null} is one unless said otherwise.
 */
public final class InfoDecoder {
  private final byte[] body;
  private final int offset;
  private final int length;

  private InfoDecoder(byte[] body, int offset, int length) {
    this.body = body;
    this.offset = offset;
    this.length = length;
  }

  public static InfoDecoder of(byte[] body) {
    return new InfoDecoder(body, 0, body.length);
  }

  public static InfoDecoder of(byte[] message, int offset, int length) {
    return new InfoDecoder(message, offset, length);
  }

  private JsonNode tree() {
    return Tree.of(body, offset, length);
  }

  private <T> List<T> list(String what, Function<JsonNode, T> reader) {
    return Fields.list(tree(), what, reader);
  }

  public Meta meta() {
    return Meta.read(tree());
  }

  public MetaAndAssetContexts metaAndAssetContexts() {
    return MetaAndAssetContexts.read(tree());
  }

  public AllMids allMids() {
    return AllMids.read(tree());
  }

  /** Null for a coin the venue does not know. */
  public @Nullable L2Snapshot l2Book() {
    JsonNode tree = tree();
    return tree.isNull() ? null : L2Snapshot.read(tree);
  }

  public List<TradeRow> trades() {
    return list("trades", TradeRow::read);
  }

  public List<CandleRow> candles() {
    return list("candles", CandleRow::read);
  }

  public CandleRow candle() {
    return CandleRow.read(tree());
  }

  public List<FundingRateRow> fundingHistory() {
    return list("fundingHistory", FundingRateRow::read);
  }

  public ExchangeStatus exchangeStatus() {
    return ExchangeStatus.read(tree());
  }

  public ClearinghouseState clearinghouseState() {
    return ClearinghouseState.read(tree());
  }

  public SpotState spotState() {
    return SpotState.read(tree());
  }

  public List<OrderRow> openOrders() {
    return list("openOrders", OrderRow::read);
  }

  public List<FrontendOrderRow> frontendOpenOrders() {
    return list("frontendOpenOrders", FrontendOrderRow::read);
  }

  public OrderStatusAnswer orderStatus() {
    return OrderStatusAnswer.read(tree());
  }

  public List<OrderStatusRow> historicalOrders() {
    return list("historicalOrders", OrderStatusRow::read);
  }

  /** Of userFills and userFillsByTime. */
  public List<FillRow> fills() {
    return list("fills", FillRow::read);
  }

  public List<UserFundingRow> userFunding() {
    return list("userFunding", UserFundingRow::read);
  }

  public List<LedgerUpdateRow> ledgerUpdates() {
    return list("ledger updates", LedgerUpdateRow::read);
  }

  public UserFees userFees() {
    return UserFees.read(tree());
  }

  public UserRateLimit userRateLimit() {
    return UserRateLimit.read(tree());
  }

  public UserRole userRole() {
    return UserRole.read(tree());
  }

  public List<AgentRow> extraAgents() {
    return list("extraAgents", AgentRow::read);
  }

  /** Empty for an account without any, for which the venue answers null. */
  public List<SubAccountRow> subAccounts() {
    JsonNode tree = tree();
    return tree.isNull() ? List.of() : Fields.list(tree, "subAccounts", SubAccountRow::read);
  }

  public ActiveAssetData activeAssetData() {
    return ActiveAssetData.read(tree());
  }

  /** unifiedAccount, portfolioMargin, disabled, default, ... */
  public String userAbstraction() {
    JsonNode tree = tree();
    if (!tree.isTextual()) {
      throw Fields.bad(hft.wire.json.Fault.WRONG_TYPE, "userAbstraction must be a string");
    }
    return tree.textValue();
  }

  /** The data of the websocket channel {@code orderUpdates}. */
  public List<OrderUpdateRow> orderUpdates() {
    return list("orderUpdates", OrderUpdateRow::read);
  }

  /** The rows of the websocket channel {@code userFundings}. */
  public List<FundingPaymentRow> fundingPayments() {
    return list("fundings", FundingPaymentRow::read);
  }

  /** The data of the websocket channel {@code clearinghouseState}. */
  public ClearinghouseState pushedClearinghouseState() {
    return ClearinghouseState.read(Fields.of(tree(), "data").need("clearinghouseState"));
  }

  /** The data of the websocket channel {@code openOrders}. */
  public List<FrontendOrderRow> pushedOpenOrders() {
    return Fields.of(tree(), "data").list("orders", FrontendOrderRow::read);
  }

  /** The data of the websocket channel {@code userNonFundingLedgerUpdates}. */
  public List<LedgerUpdateRow> pushedLedgerUpdates() {
    return Fields.of(tree(), "data").list("nonFundingLedgerUpdates", LedgerUpdateRow::read);
  }

  /** The data of the websocket channel {@code allMids}. */
  public AllMids pushedMids() {
    return AllMids.read(Fields.of(tree(), "data").need("mids"));
  }
}

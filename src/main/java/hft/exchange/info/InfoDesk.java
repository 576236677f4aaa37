package hft.exchange.info;

import hft.core.market.Instrument;
import hft.core.pace.RequestWeights;
import hft.exchange.account.Account;
import hft.exchange.account.LoggedOrder;
import hft.exchange.venue.LocalVenue;
import hft.wire.action.Address;
import hft.wire.info.ExchangeStatus;
import hft.wire.info.FillRow;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.info.LedgerUpdateRow;
import hft.wire.info.OrderStatusAnswer;
import hft.wire.info.SpotState;
import hft.wire.info.UserFundingRow;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Answers info requests. */
public final class InfoDesk {
  private static final int FILLS = 2_000;
  private static final int RANGE_ROWS = 500;
  private static final int CANDLES = 5_000;
  private static final String NO_HASH = "0x" + "0".repeat(64);

  private static final String SPOT_META =
      "{\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"weiDecimals\":8,\"index\":0,"
          + "\"tokenId\":\"0x00000000000000000000000000000000\",\"isCanonical\":true,"
          + "\"evmContract\":null,\"fullName\":null,\"deployerTradingFeeShare\":\"0.0\"}],"
          + "\"universe\":[]}";

  /**
   * What is sent back.
   *
   * @param status HTTP's; 500 comes with the body {@code null}, as the venue does
   * @param weight what it costs of the budget per network address
   */
  public record Page(int status, byte[] body, int weight) {}

  private final LocalVenue venue;
  private final MarketAnswers markets;
  private final AccountAnswers accounts;
  private final JsonWriter writer = new JsonWriter(8_192);
  private int rows;

  public InfoDesk(LocalVenue venue) {
    this.venue = venue;
    this.markets = new MarketAnswers(venue);
    this.accounts = new AccountAnswers(venue);
  }

  public MarketAnswers markets() {
    return markets;
  }

  public AccountAnswers accounts() {
    return accounts;
  }

  public Page answer(InfoRequest request) {
    writer.clear();
    rows = 0;
    String type = request.type().wireName();
    boolean known = write(request);
    if (!known) {
      writer.clear().nothing();
    }
    int weight = RequestWeights.info(type) + RequestWeights.rows(type, rows);
    // An unknown coin is no error of l2Book's; elsewhere the venue fails on it.
    int status = known || request.type() == InfoType.L2_BOOK ? 200 : 500;
    return new Page(status, writer.toBytes(), weight);
  }

  /** False for a coin or dex that does not exist. */
  private boolean write(InfoRequest request) {
    return switch (request) {
      case InfoRequest.General general -> general(general.type());
      case InfoRequest.OfDex(InfoType type, String dex) -> dex.isEmpty() && market(type);
      case InfoRequest.OfCoin(InfoType _, String coin) ->
          ofCoin(coin, it -> list(markets.recentTrades(it)));
      case InfoRequest.Book(String coin, int figures, int mantissa) ->
          ofCoin(coin, it -> put(markets.book(it, figures, mantissa)));
      case InfoRequest.Candles candles -> ofCoin(candles.coin(), it -> candles(it, candles));
      case InfoRequest.FundingHistory history ->
          ofCoin(history.coin(), it -> fundingHistory(it, history));
      case InfoRequest.OfUser(InfoType type, String user) -> ofUser(type, user);
      case InfoRequest.OfUserOnDex(InfoType type, String user, String dex) ->
          dex.isEmpty() && account(type, find(user));
      case InfoRequest.OfUserAndCoin(InfoType _, String user, String coin) ->
          ofCoin(coin, it -> put(accounts.tradable(lower(user), find(user), it)));
      case InfoRequest.OrderStatus status -> orderStatus(status);
      case InfoRequest.Fills(String user, boolean _) -> fills(find(user));
      case InfoRequest.Range range -> range(range, find(range.user()));
      case InfoRequest.BuilderFee _ -> raw("0");
    };
  }

  private boolean general(InfoType type) {
    return switch (type) {
      case EXCHANGE_STATUS -> put(new ExchangeStatus(venue.nowNanos()));
      case PERP_DEXS -> raw("[null]");
      case ALL_PERP_METAS -> list(List.of(venue.universe().meta()));
      case SPOT_META -> raw(SPOT_META);
      case SPOT_META_AND_ASSET_CTXS -> raw("[" + SPOT_META + ",[]]");
      default -> raw("[]");
    };
  }

  private boolean market(InfoType type) {
    return switch (type) {
      case META -> put(venue.universe().meta());
      case META_AND_ASSET_CTXS -> put(markets.metaAndContexts());
      case ALL_MIDS -> put(markets.mids());
      default -> false;
    };
  }

  private interface CoinAnswer {
    boolean write(Instrument instrument);
  }

  private boolean ofCoin(String coin, CoinAnswer answer) {
    Instrument instrument = venue.universe().find(coin);
    return instrument != null && answer.write(instrument);
  }

  private boolean candles(Instrument instrument, InfoRequest.Candles request) {
    var found =
        venue
            .tape(instrument.id())
            .candles()
            .between(request.interval(), request.startNanos(), end(request.endNanos()));
    return list(found.subList(Math.max(0, found.size() - CANDLES), found.size()));
  }

  private boolean fundingHistory(Instrument instrument, InfoRequest.FundingHistory request) {
    return list(
        venue.fundingRates(instrument.id()).stream()
            .filter(row -> isWithin(row.timeNanos(), request.startNanos(), request.endNanos()))
            .limit(RANGE_ROWS)
            .toList());
  }

  private boolean ofUser(InfoType type, String user) {
    Account account = find(user);
    return switch (type) {
      case SPOT_CLEARINGHOUSE_STATE -> put(new SpotState(List.of()));
      case HISTORICAL_ORDERS -> list(accounts.history(account));
      case USER_FEES -> put(FeeAnswers.of(venue.fees()));
      case USER_RATE_LIMIT -> put(accounts.rateLimit(account));
      case USER_ROLE -> put(accounts.role(Address.parse(user)));
      case SUB_ACCOUNTS, REFERRAL -> raw("null");
      case EXTRA_AGENTS -> list(accounts.agents(account));
      case USER_ABSTRACTION -> raw("\"disabled\"");
      default -> raw("[]");
    };
  }

  private boolean account(InfoType type, @Nullable Account account) {
    return switch (type) {
      case CLEARINGHOUSE_STATE -> put(accounts.state(account));
      case OPEN_ORDERS -> list(accounts.openOrders(account));
      case FRONTEND_OPEN_ORDERS -> list(accounts.frontendOrders(account));
      default -> false;
    };
  }

  private boolean orderStatus(InfoRequest.OrderStatus request) {
    Account account = find(request.user());
    LoggedOrder order = null;
    if (account != null) {
      order =
          request.clientOrderId() == null
              ? account.orders().find(request.oid())
              : account.orders().find(request.clientOrderId());
    }
    return put(new OrderStatusAnswer(order == null ? null : AccountAnswers.status(order)));
  }

  private boolean fills(@Nullable Account account) {
    return account == null ? raw("[]") : list(account.fills().latest(FILLS, row -> true));
  }

  private boolean range(InfoRequest.Range request, @Nullable Account account) {
    if (account == null) {
      return raw("[]");
    }
    return switch (request.type()) {
      case USER_FILLS_BY_TIME ->
          list(account.fills().earliest(FILLS, row -> inRange(request, row, FillRow::timeNanos)));
      case USER_FUNDING ->
          list(
              account
                  .fundings()
                  .earliest(RANGE_ROWS, row -> inRange(request, row, FundingPaymentRow::timeNanos))
                  .stream()
                  .map(row -> new UserFundingRow(row, NO_HASH))
                  .toList());
      case USER_NON_FUNDING_LEDGER_UPDATES ->
          list(
              account
                  .ledger()
                  .earliest(RANGE_ROWS, row -> inRange(request, row, LedgerUpdateRow::timeNanos)));
      default -> raw("[]");
    };
  }

  private <T> boolean inRange(InfoRequest.Range request, T row, ToLongFunction<T> time) {
    return isWithin(time.applyAsLong(row), request.startNanos(), request.endNanos());
  }

  private boolean isWithin(long nanos, long from, @Nullable Long to) {
    return nanos >= from && nanos <= end(to);
  }

  private static long end(@Nullable Long nanos) {
    return nanos == null ? Long.MAX_VALUE : nanos;
  }

  private @Nullable Account find(String user) {
    return venue.accounts().find(Address.parse(user));
  }

  private static String lower(String user) {
    return Address.parse(user).toString();
  }

  private boolean put(JsonValue value) {
    value.write(writer);
    return true;
  }

  private boolean list(Collection<? extends JsonValue> values) {
    writer.beginArray();
    values.forEach(value -> value.write(writer));
    writer.endArray();
    rows = values.size();
    return true;
  }

  private boolean raw(String json) {
    writer.raw(json);
    return true;
  }
}

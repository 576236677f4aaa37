package hft.exchange.info;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.VenueMarket;
import hft.core.match.VenueSnapshot;
import hft.core.match.VenueStanding;
import hft.exchange.account.Account;
import hft.exchange.account.Agent;
import hft.exchange.account.LoggedOrder;
import hft.exchange.venue.LocalVenue;
import hft.wire.action.Address;
import hft.wire.info.ActiveAssetData;
import hft.wire.info.AgentRow;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.ClearinghouseState.MarginSummary;
import hft.wire.info.FrontendOrderRow;
import hft.wire.info.Leverage;
import hft.wire.info.OrderRow;
import hft.wire.info.OrderStatusRow;
import hft.wire.info.Position;
import hft.wire.info.UserRateLimit;
import hft.wire.info.UserRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the venue says about accounts. Somebody it does not know has nothing and owes nothing. */
public final class AccountAnswers {
  private static final int HISTORY = 2_000;

  private final LocalVenue venue;

  public AccountAnswers(LocalVenue venue) {
    this.venue = venue;
  }

  public ClearinghouseState state(@Nullable Account account) {
    if (account == null) {
      MarginSummary nothing = new MarginSummary(0, 0, 0, 0);
      return new ClearinghouseState(nothing, nothing, 0, 0, List.of(), venue.nowNanos());
    }
    VenueSnapshot snapshot = venue.core().snapshot(account.id());
    List<Position> positions = new ArrayList<>();
    long maintenance = 0;
    for (VenueSnapshot.Position held : snapshot.positions()) {
      maintenance += maintenance(held);
    }
    long notional = 0;
    long margin = 0;
    for (VenueSnapshot.Position held : snapshot.positions()) {
      Position position = position(account, held, snapshot.accountValue() - maintenance);
      positions.add(position);
      notional += position.positionValue();
      margin += position.marginUsed();
    }
    MarginSummary summary =
        new MarginSummary(snapshot.accountValue(), notional, snapshot.cash(), margin);
    return new ClearinghouseState(
        summary, summary, maintenance, venue.withdrawable(account), positions, venue.nowNanos());
  }

  private long maintenance(VenueSnapshot.Position held) {
    long mark = venue.core().market(held.instrumentId()).mark();
    long notional = Fixed8.multiply(Math.abs(held.size()), mark);
    return notional / (2L * venue.universe().maxLeverage(held.instrumentId()));
  }

  private Position position(Account account, VenueSnapshot.Position held, long marginAvailable) {
    int id = held.instrumentId();
    long mark = venue.core().market(id).mark();
    int leverage = venue.core().leverage(account.id(), id);
    var books = account.portfolio().position(id);
    long value = Fixed8.multiply(Math.abs(held.size()), mark);
    long margin = value / leverage + account.isolatedMargin(id);
    long unrealised = books.unrealised(mark);
    double committed = Math.abs((double) books.costBasis()) / leverage;
    return new Position(
        venue.universe().coin(id),
        held.size(),
        leverage(account, id),
        books.averageEntryPrice(),
        value,
        unrealised,
        committed > 0 ? Math.round(1e12 * unrealised / committed) : 0,
        liquidationPrice(held, mark, marginAvailable),
        margin,
        venue.universe().maxLeverage(id),
        new Position.CumulativeFunding(
            -books.funding(), -account.fundingSinceOpen(id), -account.fundingSinceChange(id)));
  }

  private Leverage leverage(Account account, int instrumentId) {
    int times = venue.core().leverage(account.id(), instrumentId);
    if (!account.isIsolated(instrumentId)) {
      return new Leverage(true, times, null);
    }
    var position = account.portfolio().position(instrumentId);
    long margin = Math.abs(position.costBasis()) / times + account.isolatedMargin(instrumentId);
    return new Leverage(false, times, margin - position.costBasis());
  }

  /** price − side × available / size / (1 − l × side), l the maintenance rate; null below zero. */
  private @Nullable Long liquidationPrice(
      VenueSnapshot.Position held, long mark, long marginAvailable) {
    double rate = 1.0 / (2 * venue.universe().maxLeverage(held.instrumentId()));
    int side = Long.signum(held.size());
    double size = Fixed8.toDouble(Math.abs(held.size()));
    double price =
        Fixed8.toDouble(mark) - side * Fixed8.toDouble(marginAvailable) / size / (1 - rate * side);
    return price > 0 && price < 1e9 ? Fixed8.fromDouble(price) : null;
  }

  public List<OrderRow> openOrders(@Nullable Account account) {
    return account == null
        ? List.of()
        : account.orders().open().stream().map(LoggedOrder::order).toList();
  }

  public List<FrontendOrderRow> frontendOrders(@Nullable Account account) {
    return account == null
        ? List.of()
        : account.orders().open().stream().map(AccountAnswers::frontend).toList();
  }

  private static FrontendOrderRow frontend(LoggedOrder order) {
    return new FrontendOrderRow(
        order.order(), "N/A", false, 0, List.of(), false, "Limit", order.tifText());
  }

  public static OrderStatusRow status(LoggedOrder order) {
    return new OrderStatusRow(frontend(order), order.status(), order.statusNanos());
  }

  public List<OrderStatusRow> history(@Nullable Account account) {
    return account == null
        ? List.of()
        : account.orders().history(HISTORY).stream().map(AccountAnswers::status).toList();
  }

  public UserRateLimit rateLimit(@Nullable Account account) {
    if (account == null) {
      long free = venue.settings().rules().initialCredits();
      return new UserRateLimit(0, 0, free, 0);
    }
    VenueStanding standing = venue.core().standing(account.id());
    long used = standing.creditsUsed() - standing.creditsReserved();
    return new UserRateLimit(
        standing.volume() / 100, Math.max(0, used), standing.creditsCap(), Math.max(0, -used));
  }

  public UserRole role(Address address) {
    if (venue.accounts().find(address) != null) {
      return new UserRole("user", null);
    }
    Agent agent = venue.accounts().agent(address);
    return agent == null
        ? new UserRole("missing", null)
        : new UserRole("agent", agent.account().address().toString());
  }

  public List<AgentRow> agents(@Nullable Account account) {
    return account == null
        ? List.of()
        : venue.accounts().namedAgents(account).stream()
            .map(
                agent ->
                    new AgentRow(
                        agent.name(),
                        agent.address().toString(),
                        agent.validUntilMillis() * 1_000_000))
            .toList();
  }

  /** How much the account could buy and sell of one coin at its leverage. */
  public ActiveAssetData tradable(String user, @Nullable Account account, Instrument instrument) {
    int id = instrument.id();
    VenueMarket market = venue.core().market(id);
    if (account == null || market.mark() == 0) {
      int most = venue.universe().maxLeverage(id);
      return new ActiveAssetData(
          user, instrument.coin(), new Leverage(true, most, null), 0, 0, 0, 0, market.mark());
    }
    long free = venue.withdrawable(account);
    int leverage = venue.core().leverage(account.id(), id);
    long size =
        instrument.floorSize(Fixed8.divide(Math.multiplyExact(free, leverage), market.mark()));
    long held = account.portfolio().position(id).size();
    // Closing what is held needs no margin, and frees some for as much again.
    return new ActiveAssetData(
        user,
        instrument.coin(),
        leverage(account, id),
        size + 2 * Math.max(0, -held),
        size + 2 * Math.max(0, held),
        free,
        free,
        market.mark());
  }
}

package hft.exchange.venue;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.VenueStanding;
import hft.exchange.account.Account;
import hft.wire.action.AccountAction;
import hft.wire.action.Address;
import hft.wire.action.UserSignedAction;
import org.jspecify.annotations.Nullable;

/** Actions on accounts: leverage, margin, agents, transfers. Each takes effect in its block. */
final class AccountDesk {
  /** 0.0005 USDC. */
  private static final long CREDIT_PRICE = Fixed8.ONE / 2_000;

  private static final long SUB_ACCOUNT_VOLUME = 100_000;
  private static final long MICRO = 100;

  /** A billion USDC: more than anybody has, and far from what a long holds. */
  private static final double MOST_MICROS = 1e15;

  /** Does something and says why not, in the venue's words; null when it is done. */
  private interface Deed {
    @Nullable String run();
  }

  private final LocalVenue venue;

  AccountDesk(LocalVenue venue) {
    this.venue = venue;
  }

  void take(Account account, AccountAction action, long arrivalNanos, Answer answer) {
    run(arrivalNanos, answer, () -> perform(account, action));
  }

  void take(Account account, UserSignedAction action, long arrivalNanos, Answer answer) {
    run(arrivalNanos, answer, () -> perform(account, action, arrivalNanos / 1_000_000));
  }

  private void run(long arrivalNanos, Answer answer, Deed deed) {
    venue.inBlock(
        arrivalNanos,
        () -> {
          String problem = deed.run();
          answer.send(problem == null ? Pages.done() : Pages.refused(problem));
        });
  }

  private @Nullable String perform(Account account, AccountAction action) {
    return switch (action) {
      case AccountAction.UpdateLeverage(int asset, boolean isCross, int leverage) ->
          leverage(account, asset, isCross, leverage);
      case AccountAction.UpdateIsolatedMargin(int asset, boolean _, long usdMicros) ->
          isolatedMargin(account, asset, usdMicros);
      case AccountAction.ReserveRequestWeight(long weight, Address destination) ->
          reserve(account, weight, destination);
      case AccountAction.CreateSubAccount _ -> subAccount(account);
      case AccountAction.TopUpIsolatedOnlyMargin _,
          AccountAction.SubAccountTransfer _,
          AccountAction.VaultTransfer _,
          AccountAction.SetReferrer _,
          AccountAction.ClaimRewards _,
          AccountAction.AgentSetAbstraction _ ->
          ActionDesk.unsupported(action.type());
    };
  }

  private @Nullable String leverage(Account account, int asset, boolean isCross, int leverage) {
    Instrument instrument = venue.universe().find(asset);
    if (instrument == null) {
      return "Asset " + asset + " does not exist.";
    }
    int id = instrument.id();
    if (leverage < 1 || leverage > venue.universe().maxLeverage(id)) {
      return "Invalid leverage value";
    }
    boolean open = account.portfolio().position(id).size() != 0;
    if (open && account.isIsolated(id) == isCross) {
      return "Cannot switch leverage type with open position.";
    }
    int before = venue.core().leverage(account.id(), id);
    venue.core().setLeverage(account.id(), id, leverage);
    VenueStanding standing = venue.core().standing(account.id());
    if (leverage < before
        && standing.marginRequired() > venue.core().snapshot(account.id()).accountValue()) {
      venue.core().setLeverage(account.id(), id, before);
      return "Not enough margin available to update leverage.";
    }
    account.setIsolated(id, !isCross);
    return null;
  }

  private @Nullable String isolatedMargin(Account account, int asset, long usdMicros) {
    Instrument instrument = venue.universe().find(asset);
    if (instrument == null) {
      return "Asset " + asset + " does not exist.";
    }
    int id = instrument.id();
    if (!account.isIsolated(id) || account.portfolio().position(id).size() == 0) {
      return "Position does not use isolated margin.";
    }
    if (Math.abs((double) usdMicros) > MOST_MICROS) {
      return "Insufficient margin available.";
    }
    long amount = usdMicros * MICRO;
    if (amount > venue.withdrawable(account) || account.isolatedMargin(id) + amount < 0) {
      return "Insufficient margin available.";
    }
    account.addIsolatedMargin(id, amount);
    return null;
  }

  private @Nullable String reserve(Account account, long weight, @Nullable Address destination) {
    Account receiver = destination == null ? account : venue.account(destination);
    if (receiver == null) {
      return ActionDesk.unknown(destination == null ? account.address() : destination);
    }
    if (weight < 1
        || weight > 1_000_000_000
        || weight * CREDIT_PRICE > venue.withdrawable(account)) {
      return "Insufficient balance to reserve request weight.";
    }
    venue.transfer(account, -weight * CREDIT_PRICE, "reserveRequestWeight", null);
    venue.core().reserveCredits(receiver.id(), weight);
    return null;
  }

  private String subAccount(Account account) {
    long volume = venue.core().standing(account.id()).volume();
    return volume < SUB_ACCOUNT_VOLUME * Fixed8.ONE
        ? "Cannot create sub-accounts until enough volume traded. Required: $100000. Traded: $"
            + Fixed8.format(volume)
            + "."
        : ActionDesk.unsupported("sub-accounts");
  }

  private @Nullable String perform(Account account, UserSignedAction action, long nowMillis) {
    return switch (action) {
      case UserSignedAction.ApproveAgent approve ->
          venue.accounts().approve(account, approve.agent(), approve.agentName(), nowMillis);
      case UserSignedAction.UsdSend send -> send(account, send.destination(), send.amount());
      case UserSignedAction.Withdraw withdraw -> withdraw(account, withdraw.amount());
      case UserSignedAction.ApproveBuilderFee _,
          UserSignedAction.SpotSend _,
          UserSignedAction.UsdClassTransfer _,
          UserSignedAction.SendAsset _,
          UserSignedAction.TokenDelegate _,
          UserSignedAction.UserSetAbstraction _ ->
          ActionDesk.unsupported(action.type());
    };
  }

  private @Nullable String send(Account account, String destination, String amountText) {
    Address to;
    long amount;
    try {
      to = Address.parse(destination);
      amount = Fixed8.parse(amountText);
    } catch (IllegalArgumentException e) {
      return "Invalid destination or amount.";
    }
    if (to.equals(account.address())) {
      return "Cannot self-transfer.";
    }
    if (amount <= 0 || amount > venue.withdrawable(account)) {
      return "Insufficient balance for transfer.";
    }
    Account known = venue.account(to);
    venue.transfer(account, -amount, "internalTransfer", to);
    if (known == null) {
      venue.open(to, amount);
    } else {
      venue.transfer(known, amount, "internalTransfer", account.address());
    }
    return null;
  }

  private @Nullable String withdraw(Account account, String amountText) {
    long amount;
    try {
      amount = Fixed8.parse(amountText);
    } catch (NumberFormatException e) {
      return "Invalid amount.";
    }
    if (amount <= 0 || amount > venue.withdrawable(account)) {
      return "Insufficient balance for withdrawal.";
    }
    venue.transfer(account, -amount, "withdraw", null);
    return null;
  }
}

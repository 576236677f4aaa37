package hft.hyperliquid.probe;

import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.port.Clock;
import hft.wire.action.Address;
import hft.wire.info.AssetMeta;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.InfoType;
import hft.wire.info.UserFees;
import hft.wire.info.UserRateLimit;
import hft.wire.info.UserRole;
import hft.wire.json.MalformedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Asks the venue everything that would otherwise go wrong with the first order. Each check that
 * fails says what to do; all are made, so that all is told at once.
 */
public final class StartupProbe {
  /** Beyond this nonces and ages cannot be trusted. */
  private static final long MAX_SKEW_MILLIS = 5_000;

  /** The venue's time is that of its last state, a little ago; it never is ahead. */
  private static final long MAX_AHEAD_MILLIS = 1_000;

  /** USDC an account must have traded before it may schedule a cancel. */
  private static final long SCHEDULE_VOLUME = 1_000_000;

  private final Questions questions;
  private final Account account;
  private final Address signer;
  private final Clock clock;
  private final long leastRequests;
  private final Duration deadMan;

  /**
   * @param signer the address that signs: the account itself or an agent approved for it
   * @param leastRequests actions the address must still be allowed
   * @param deadMan how far ahead the venue's own cancel-all is to be kept; zero for none
   */
  public StartupProbe(
      Questions questions,
      Account account,
      Address signer,
      Clock clock,
      long leastRequests,
      Duration deadMan) {
    this.questions = questions;
    this.account = account;
    this.signer = signer;
    this.clock = clock;
    this.leastRequests = leastRequests;
    this.deadMan = deadMan;
  }

  /**
   * @param traded what the venue's {@code meta} says of the coins to trade
   */
  public List<Check> run(List<AssetMeta> traded) {
    List<Check> checks = new ArrayList<>();
    checks.add(guarded("clock", this::clockSkew));
    checks.add(guarded("signer", this::signerMayTrade));
    checks.add(guarded("account", this::accountIsFunded));
    checks.add(guarded("margin mode", this::marginMode));
    checks.add(guarded("fees", this::fees));
    checks.add(guarded("request budget", this::budget));
    checks.add(guarded("dead man's switch", this::deadMan));
    traded.forEach(coin -> checks.add(coin(coin)));
    return checks;
  }

  private static Check guarded(String name, Supplier<Check> check) {
    try {
      return check.get();
    } catch (VenueUnreachable | MalformedMessage e) {
      return new Check(
          name, String.valueOf(e.getMessage()), "check the network and the venue's status page");
    }
  }

  private Check clockSkew() {
    long venue =
        questions.ask(Questions.general(InfoType.EXCHANGE_STATUS)).exchangeStatus().timeNanos()
            / 1_000_000;
    long ahead = clock.nanos() / 1_000_000 - venue;
    String found = "ours is " + ahead + " ms ahead of the venue's last state";
    return ahead > MAX_SKEW_MILLIS || ahead < -MAX_AHEAD_MILLIS
        ? new Check("clock", found, "set this machine's clock by NTP")
        : Check.ok("clock", found);
  }

  private Check signerMayTrade() {
    if (signer.equals(account.address())) {
      return Check.ok("signer", "the account's own key; an agent key could not withdraw");
    }
    UserRole role = role(signer);
    String owner = account.vault() == null ? account.address().toString() : master();
    String found = signer + " is " + role.role() + " of " + role.owner();
    return role.role().equals("agent") && owner.equalsIgnoreCase(String.valueOf(role.owner()))
        ? Check.ok("signer", found)
        : new Check(
            "signer",
            found,
            "approve " + signer + " as an API wallet of " + owner + ", or name its own account");
  }

  private String master() {
    String owner = role(account.address()).owner();
    return owner == null ? account.address().toString() : owner;
  }

  private UserRole role(Address address) {
    return questions.ask(Questions.ofUser(InfoType.USER_ROLE, address.toString())).userRole();
  }

  private Check accountIsFunded() {
    ClearinghouseState state =
        questions
            .ask(Questions.ofUserOnDex(InfoType.CLEARINGHOUSE_STATE, user()))
            .clearinghouseState();
    String found =
        String.format(
            Locale.ROOT,
            "worth %.2f USDC, %d positions",
            state.margin().accountValue() / 1e8,
            state.positions().size());
    return state.margin().accountValue() > 0
        ? Check.ok("account", found)
        : new Check("account", found, "deposit USDC to the perps balance of " + user());
  }

  private Check marginMode() {
    String mode = questions.text(Questions.ofUser(InfoType.USER_ABSTRACTION, user())).strip();
    return mode.contains("unifiedAccount") || mode.contains("portfolioMargin")
        ? new Check(
            "margin mode",
            mode + ": balances are elsewhere and actions are limited to 50,000 a day",
            "switch the account to standard mode in the venue's app")
        : Check.ok("margin mode", mode.replace("\"", ""));
  }

  private Check fees() {
    UserFees fees = questions.ask(Questions.ofUser(InfoType.USER_FEES, user())).userFees();
    return Check.ok(
        "fees",
        String.format(
            Locale.ROOT,
            "maker %.3f bp, taker %.3f bp",
            fees.makerRateE12() / 1e8,
            fees.takerRateE12() / 1e8));
  }

  private Check budget() {
    UserRateLimit limit =
        questions.ask(Questions.ofUser(InfoType.USER_RATE_LIMIT, user())).userRateLimit();
    long left = limit.cap() + limit.surplus() - limit.used();
    String found = left + " actions left (" + limit.used() + " of " + limit.cap() + " used)";
    return left >= leastRequests
        ? Check.ok("request budget", found)
        : new Check(
            "request budget",
            found,
            "buy requests (reserveRequestWeight) or trade by hand until "
                + leastRequests
                + " are left: each USDC traded is one");
  }

  /** Who cancels when this process dies: known before it trades. */
  private Check deadMan() {
    String name = "dead man's switch";
    String watchdog = "; nobody cancels for a dead engine unless ./hft watchdog runs beside it";
    if (deadMan.isZero()) {
      return Check.ok(name, "off (hft.venue.gateway.dead-man)" + watchdog);
    }
    long volumeE6 =
        questions
            .ask(Questions.ofUser(InfoType.USER_RATE_LIMIT, user()))
            .userRateLimit()
            .volumeE6();
    return Check.ok(
        name,
        volumeE6 < SCHEDULE_VOLUME * 1_000_000
            ? String.format(
                Locale.ROOT,
                "not for this account: %.0f of %d USDC traded%s",
                volumeE6 / 1e6,
                SCHEDULE_VOLUME,
                watchdog)
            : "the venue cancels everything "
                + deadMan.toSeconds()
                + " s after the engine's last word");
  }

  private static Check coin(AssetMeta coin) {
    String name = "coin " + coin.name();
    if (coin.delisted()) {
      return new Check(name, "delisted", "take it out of hft.venue.coins");
    }
    return coin.onlyIsolated()
        ? new Check(
            name, "isolated margin only", "set its leverage to isolated by hand, or leave it out")
        : Check.ok(name, "listed, sizes in 1e-" + coin.szDecimals());
  }

  private String user() {
    return account.address().toString();
  }
}

package hft.exchange.venue;

import hft.exchange.account.Account;
import hft.exchange.account.Accounts;
import hft.wire.action.AccountAction;
import hft.wire.action.Address;
import hft.wire.action.TradingAction;
import hft.wire.action.UnknownAction;
import hft.wire.action.UserSignedAction;
import org.jspecify.annotations.Nullable;

/**
 * Takes signed actions in: who may act, whether the nonce is good, whether it came in time; then
 * hands them to the desk for orders or for accounts. Refusals are in the venue's own words.
 */
public final class ActionDesk {
  /** What a stale {@code expiresAfter} costs, credits. */
  private static final int STALE_CREDITS = 5;

  private final LocalVenue venue;
  private final OrderDesk orders;
  private final AccountDesk accounts;

  public ActionDesk(LocalVenue venue) {
    this.venue = venue;
    this.orders = new OrderDesk(venue);
    this.accounts = new AccountDesk(venue);
  }

  /**
   * Answers now when the request is refused before it gets into a block, otherwise in its block.
   */
  public void receive(Request request, long arrivalNanos, Answer answer) {
    long nowMillis = arrivalNanos / 1_000_000;
    Accounts known = venue.accounts();
    Address signer = request.signer();
    boolean ownKeyOnly = request.action() instanceof UserSignedAction;
    Account account = ownKeyOnly ? known.find(signer) : known.tradesFor(signer, nowMillis);
    String refusal = account == null ? unknown(signer) : refusal(request, account, nowMillis);
    if (refusal != null || account == null) {
      answer.send(Pages.refused(refusal == null ? unknown(signer) : refusal));
      return;
    }
    switch (request.action()) {
      case TradingAction action -> orders.take(account, action, arrivalNanos, answer);
      case AccountAction action -> accounts.take(account, action, arrivalNanos, answer);
      case UserSignedAction action -> accounts.take(account, action, arrivalNanos, answer);
      case UnknownAction action -> answer.send(Pages.refused(unsupported(action.type())));
    }
  }

  private @Nullable String refusal(Request request, Account account, long nowMillis) {
    Address vault = request.vault();
    if (vault != null && !vault.equals(account.address())) {
      return "Vault not registered: " + vault;
    }
    String nonce = venue.accounts().takeNonce(request.signer(), request.nonce(), nowMillis);
    if (nonce != null) {
      return nonce;
    }
    if (request.expiresAfterMillis() < nowMillis) {
      venue.core().charge(account.id(), STALE_CREDITS);
      return "Action already expired";
    }
    return null;
  }

  /** What a signature that leads nowhere is answered with. */
  public static String unknown(Address signer) {
    return "User or API Wallet " + signer + " does not exist.";
  }

  static String unsupported(String what) {
    return "The local exchange does not support " + what + ".";
  }
}

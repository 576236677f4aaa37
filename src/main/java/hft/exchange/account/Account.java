package hft.exchange.account;

import hft.core.account.Portfolio;
import hft.core.match.FundingPayment;
import hft.core.match.VenueFill;
import hft.wire.action.Address;
import hft.wire.info.FillRow;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.LedgerUpdateRow;

/** One account's books beside the venue's own: what its owner may ask about. */
public final class Account {
  /** As many fills and payments as the venue lets anybody look back. */
  private static final int ROWS = 10_000;

  private final int id;
  private final Address address;
  private final Portfolio portfolio;
  private final OrderLog orders = new OrderLog();
  private final Rows<FillRow> fills = new Rows<>(ROWS);
  private final Rows<FundingPaymentRow> fundings = new Rows<>(ROWS);
  private final Rows<LedgerUpdateRow> ledger = new Rows<>(ROWS);
  private final boolean[] isolated;
  private final long[] isolatedMargin;
  private final long[] fundingSinceOpen;
  private final long[] fundingSinceChange;

  Account(int id, Address address, int instruments, long cash) {
    this.id = id;
    this.address = address;
    this.portfolio = new Portfolio(instruments, cash);
    this.isolated = new boolean[instruments];
    this.isolatedMargin = new long[instruments];
    this.fundingSinceOpen = new long[instruments];
    this.fundingSinceChange = new long[instruments];
  }

  /** Its number in the venue core. */
  public int id() {
    return id;
  }

  public Address address() {
    return address;
  }

  public Portfolio portfolio() {
    return portfolio;
  }

  public OrderLog orders() {
    return orders;
  }

  public Rows<FillRow> fills() {
    return fills;
  }

  public Rows<FundingPaymentRow> fundings() {
    return fundings;
  }

  public Rows<LedgerUpdateRow> ledger() {
    return ledger;
  }

  public boolean isIsolated(int instrumentId) {
    return isolated[instrumentId];
  }

  public void setIsolated(int instrumentId, boolean on) {
    isolated[instrumentId] = on;
  }

  /** What its owner moved to an isolated position beyond its initial margin. */
  public long isolatedMargin(int instrumentId) {
    return isolatedMargin[instrumentId];
  }

  public void addIsolatedMargin(int instrumentId, long amount) {
    isolatedMargin[instrumentId] = Math.addExact(isolatedMargin[instrumentId], amount);
  }

  /** Takes in a fill; returns the profit of what it closed, before fees. */
  public long onFill(VenueFill fill) {
    int coin = fill.instrumentId();
    var position = portfolio.position(coin);
    long before = position.size();
    long realised = position.realised();
    portfolio.onFill(coin, fill.side(), fill.price(), fill.size(), fill.fee(), fill.maker());
    fundingSinceChange[coin] = 0;
    if (Long.signum(before) != Long.signum(position.size())) {
      fundingSinceOpen[coin] = 0;
      isolatedMargin[coin] = 0;
    }
    return position.realised() - realised;
  }

  public void onFunding(FundingPayment payment) {
    int coin = payment.instrumentId();
    portfolio.onFunding(coin, payment.payment());
    fundingSinceOpen[coin] += payment.payment();
    fundingSinceChange[coin] += payment.payment();
  }

  public long fundingSinceOpen(int instrumentId) {
    return fundingSinceOpen[instrumentId];
  }

  /** Since the position's size last changed. */
  public long fundingSinceChange(int instrumentId) {
    return fundingSinceChange[instrumentId];
  }
}

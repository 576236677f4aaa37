package hft.exchange.venue;

import hft.exchange.account.Account;
import hft.exchange.account.LoggedOrder;
import hft.wire.info.FillRow;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.LedgerUpdateRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to accounts since the last block was told. Reused. */
public final class BlockReport {
  /** An order the venue cancelled by itself. */
  public record VenueCancel(int instrumentId, long oid) {}

  /** One account's news, each in the order it happened. */
  public static final class News {
    public final List<LoggedOrder> orders = new ArrayList<>();
    public final List<FillRow> fills = new ArrayList<>();
    public final List<FundingPaymentRow> fundings = new ArrayList<>();
    public final List<LedgerUpdateRow> ledger = new ArrayList<>();
    public final List<VenueCancel> venueCancels = new ArrayList<>();

    /** Fills of resting orders, as people are told of them. */
    public final List<String> notes = new ArrayList<>();
  }

  private final Map<Account, News> news = new LinkedHashMap<>();

  News of(Account account) {
    return news.computeIfAbsent(account, any -> new News());
  }

  public Map<Account, News> news() {
    return news;
  }

  void clear() {
    news.clear();
  }
}

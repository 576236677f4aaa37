package hft.core.match;

import hft.core.market.Fixed8;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up what the venue reported, apart from the accounts, so that the two can be compared. Cash
 * is {@code start - Σ sign × price × size - Σ fee + Σ funding}; position is {@code Σ sign × size}.
 */
final class Ledger {
  /** One account's sums. */
  private static final class Sums {
    private long cash;
    private long fees;
    private long funding;
    private final long[] position;

    private Sums(long cash, int instruments) {
      this.cash = cash;
      this.position = new long[instruments];
    }
  }

  private final int instruments;
  private final List<Sums> accounts = new ArrayList<>();

  /** What the replayed market holds against the clients. */
  private final long[] marketPosition;

  private long fills;
  private long fundingPayments;

  Ledger(int instruments) {
    this.instruments = instruments;
    this.marketPosition = new long[instruments];
  }

  void open(long cash) {
    accounts.add(new Sums(cash, instruments));
  }

  void record(VenueFill fill) {
    Sums sums = accounts.get(fill.account());
    int sign = fill.side().sign();
    sums.cash -= sign * Fixed8.multiply(fill.price(), fill.size()) + fill.fee();
    sums.fees += fill.fee();
    sums.position[fill.instrumentId()] += sign * fill.size();
    fills++;
  }

  void record(FundingPayment payment) {
    Sums sums = accounts.get(payment.account());
    sums.cash += payment.payment();
    sums.funding += payment.payment();
    fundingPayments++;
  }

  void recordTransfer(int account, long amount) {
    accounts.get(account).cash += amount;
  }

  /** A client traded with replayed liquidity: {@code signedSize} is the market's side of it. */
  void recordMarket(int instrumentId, long signedSize) {
    marketPosition[instrumentId] += signedSize;
  }

  Conservation check(List<VenueAccount> truth) {
    for (VenueAccount account : truth) {
      Sums sums = accounts.get(account.id);
      String where = "account " + account.id + " ";
      String difference = compare(where + "cash", account.cash(), sums.cash);
      difference += compare(where + "fees", account.fees(), sums.fees);
      difference += compare(where + "funding", account.funding(), sums.funding);
      for (int i = 0; i < instruments; i++) {
        difference +=
            compare(where + "position in instrument " + i, account.position(i), sums.position[i]);
      }
      if (!difference.isEmpty()) {
        return new Conservation.Broken(difference);
      }
    }
    for (int i = 0; i < instruments; i++) {
      long total = marketPosition[i];
      for (VenueAccount account : truth) {
        total += account.position(i);
      }
      if (total != 0) {
        return new Conservation.Broken(
            "instrument " + i + ": positions of clients and market sum to " + Fixed8.format(total));
      }
    }
    return new Conservation.Held(fills, fundingPayments);
  }

  private static String compare(String what, long held, long reported) {
    return held == reported
        ? ""
        : what
            + " is "
            + Fixed8.format(held)
            + " but the reports add up to "
            + Fixed8.format(reported)
            + "; ";
  }
}

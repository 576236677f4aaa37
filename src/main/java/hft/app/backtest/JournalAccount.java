package hft.app.backtest;

import hft.core.account.Portfolio;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.VenueSnapshot;
import hft.port.JournalEntry;
import hft.port.JournalSink;
import java.util.List;

/**
 * The account as the journal tells it, from fills and funding alone, to hold against the venue's
 * own. A fill that got lost or came twice on its way through the tree is a difference here.
 */
final class JournalAccount implements JournalSink {
  private final List<Instrument> instruments;
  private final Portfolio portfolio;

  JournalAccount(List<Instrument> instruments, long cash) {
    this.instruments = instruments;
    this.portfolio = new Portfolio(instruments.size(), cash);
  }

  @Override
  public void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Filled(long _, var it) ->
          portfolio.onFill(
              it.instrumentId(), it.side(), it.price(), it.size(), it.fee(), it.maker());
      case JournalEntry.FundingPaid(long _, var it) ->
          portfolio.onFunding(it.instrumentId(), it.payment());
      case JournalEntry.Transferred(long _, var it) -> portfolio.onTransfer(it.amount());
      default -> {} // moves no money
    }
  }

  /**
   * @throws IllegalStateException naming the first difference
   */
  void verify(VenueSnapshot venue) {
    portfolio.verify();
    compare("cash", portfolio.cash(), venue.cash());
    long[] held = new long[instruments.size()];
    venue.positions().forEach(position -> held[position.instrumentId()] = position.size());
    for (int id = 0; id < held.length; id++) {
      compare("position of " + instruments.get(id).coin(), portfolio.position(id).size(), held[id]);
    }
  }

  private static void compare(String what, long journal, long venue) {
    if (journal != venue) {
      throw new IllegalStateException(
          what
              + " is not conserved: "
              + Fixed8.format(journal)
              + " by the journal, "
              + Fixed8.format(venue)
              + " at the venue");
    }
  }

  @Override
  public void close() {}
}

package hft.app.live;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.wire.json.MalformedMessage;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What our journal says of a run against what the venue says: nothing open, the same positions, the
 * same cash.
 */
final class Agreement {
  /** The venue counts USDC in millionths: what one payment may be rounded by, scaled. */
  private static final long ROUNDING = Fixed8.ONE / 1_000_000;

  private final VenueTruth truth;
  private final List<Instrument> instruments;
  private final VenueTruth.Holdings before;
  private boolean nothingOpen;

  private Agreement(VenueTruth truth, List<Instrument> instruments, VenueTruth.Holdings before) {
    this.truth = truth;
    this.instruments = instruments;
    this.before = before;
  }

  /** Remembers how both sides stand before anything is traded. */
  static Agreement before(VenueTruth truth, List<Instrument> instruments) {
    return new Agreement(truth, instruments, truth.holdings());
  }

  /** After the tree has ended; tells into both. */
  boolean holds(Ledger ledger, List<String> lines, SequencedMap<String, Object> figures) {
    try {
      int open = truth.openOrders();
      VenueTruth.Holdings venue = truth.holdings();
      lines.add("open     " + open + " orders at the venue");
      figures.put("openOrders", open);
      nothingOpen = open == 0;
      boolean same = open == 0;
      for (Instrument instrument : instruments) {
        int id = instrument.id();
        same &=
            tell(
                "position " + instrument.coin(),
                before.positions()[id] + ledger.bought(id),
                venue.positions()[id],
                0,
                lines);
        figures.put("position" + instrument.coin(), Fixed8.format(venue.positions()[id]));
      }
      long moved = truth.transfersAfter(before.timeNanos());
      if (moved != 0) {
        lines.add(
            String.format(
                Locale.ROOT,
                "moved    %s USDC on and off the account, of which we heard %s",
                Fixed8.format(moved),
                Fixed8.format(ledger.transferred())));
        figures.put("transfers", Fixed8.format(ledger.transferred()));
      }
      long ours = before.cash() + ledger.received() + moved;
      same &= tell("cash", ours, venue.cash(), ROUNDING * ledger.payments(), lines);
      figures.put("cash", Fixed8.format(venue.cash()));
      figures.put("cashDifference", Fixed8.format(ours - venue.cash()));
      return same;
    } catch (VenueUnreachable | MalformedMessage e) {
      lines.add("unknown  what is open: " + e.getMessage() + "; run ./hft cancel-all");
      return false;
    }
  }

  /** Whether the venue listed no order when {@link #holds} asked. */
  boolean nothingOpen() {
    return nothingOpen;
  }

  private static boolean tell(
      String what, long ours, long theirs, long tolerance, List<String> lines) {
    boolean same = Math.abs(ours - theirs) <= tolerance;
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: ours %s, the venue's %s%s",
            what,
            Fixed8.format(ours),
            Fixed8.format(theirs),
            same ? "" : "  DIFFERENT"));
    return same;
  }
}

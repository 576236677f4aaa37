package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import java.util.List;

/**
 * The simulated Hyperliquid: several instruments, several accounts, replayed liquidity, blocks.
 *
 * <p>Time only moves forward, in venue time. A block at time B treats actions that arrived at or
 * before B: posting and cancels see the market as of the frames before B, taking actions see it with
 * the frames of B itself, as what others took in that block is gone.
 */
public final class SimulatedVenue {
  private static final String SKELETON = "the matching core is not in place yet";

  public SimulatedVenue(VenueSettings settings, List<Instrument> instruments) {}

  /** Opens an account; accounts are numbered 0, 1, 2, … */
  public int openAccount(AccountSettings account) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /**
   * Takes in one market frame. Runs every block due before it. Frames come in venue-time order; the
   * frame is not kept.
   */
  public void onMarket(MarketFrame frame, VenueListener out) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /** Queues an action that reaches the venue at {@code arrivalNanos}; its block answers it. */
  public void submit(VenueAction action, long arrivalNanos) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /**
   * Runs everything due up to and including {@code venueNanos}. Frames stamped {@code venueNanos}
   * may still follow; earlier ones may not.
   */
  public void advanceTo(long venueNanos, VenueListener out) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /** The next block with something to do; {@code Long.MAX_VALUE} when nothing waits. */
  public long nextBlockNanos() {
    throw new UnsupportedOperationException(SKELETON);
  }

  /** Takes every open order of the account out of the books now; returns how many. */
  public int cancelAll(int account, VenueListener out) {
    throw new UnsupportedOperationException(SKELETON);
  }

  public VenueSnapshot snapshot(int account) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /** Writes the visible book, replayed and client liquidity together, as a SNAPSHOT. */
  public void writeBook(int instrumentId, int levels, MarketFrame into) {
    throw new UnsupportedOperationException(SKELETON);
  }

  /** Checks quantity, cash, fees and funding of all accounts against all that was reported. */
  public Conservation conservation() {
    throw new UnsupportedOperationException(SKELETON);
  }
}

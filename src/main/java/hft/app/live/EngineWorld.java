package hft.app.live;

import hft.core.market.Instrument;
import hft.port.Venue;
import hft.wire.action.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world that was opened and can be traded in.
 *
 * @param venue what plays the venue in the tree
 * @param makerFeeRate fraction of notional; negative is a rebate
 * @param truth asks the venue how it stands after the run; null where nobody but us knows
 * @param freshPath what is left of the way to the venue after the tree; null where none is needed
 * @param account whose equity it is, in words
 * @param watched whose orders outlive this process; null when nobody's do
 * @param notes what was found on the way, for people
 * @param chores what has to be done about every second, on a thread that may wait for the disk
 * @param closing ends connections and whatever else was started, after the tree has ended
 */
record EngineWorld(
    List<Instrument> instruments,
    Venue venue,
    double makerFeeRate,
    @Nullable VenueTruth truth,
    @Nullable FreshPath freshPath,
    String account,
    @Nullable Address watched,
    List<String> notes,
    Runnable chores,
    List<AutoCloseable> closing)
    implements AutoCloseable {

  /** The same, with more found before. */
  EngineWorld behind(List<String> before) {
    List<String> all = new ArrayList<>(before);
    all.addAll(notes);
    return new EngineWorld(
        instruments, venue, makerFeeRate, truth, freshPath, account, watched, all, chores, closing);
  }

  /** The same, with orders that end with this process. */
  EngineWorld unwatched() {
    return new EngineWorld(
        instruments, venue, makerFeeRate, truth, freshPath, account, null, notes, chores, closing);
  }

  /** The same; these are closed when everything else is, last first. */
  EngineWorld closingLast(List<AutoCloseable> last) {
    List<AutoCloseable> all = new ArrayList<>(last);
    all.addAll(closing);
    return new EngineWorld(
        instruments, venue, makerFeeRate, truth, freshPath, account, watched, notes, chores, all);
  }

  @Override
  public void close() throws Exception {
    @Nullable Exception first = null;
    for (AutoCloseable each : closing.reversed()) {
      try {
        each.close();
      } catch (Exception e) { // the others are closed all the same
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}

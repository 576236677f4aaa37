package hft.app.live;

import hft.core.market.Instrument;
import hft.port.Venue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world that was opened and can be traded in.
 *
 * @param venue what plays the venue in the tree
 * @param makerFeeRate fraction of notional; negative is a rebate
 * @param truth asks the venue how it stands after the run; null where nobody but us knows
 * @param notes what was found on the way, for people
 * @param chores what has to be done about every second, on a thread that may wait for the disk
 * @param closing ends connections and whatever else was started, after the tree has ended
 */
record EngineWorld(
    List<Instrument> instruments,
    Venue venue,
    double makerFeeRate,
    @Nullable VenueTruth truth,
    List<String> notes,
    Runnable chores,
    List<AutoCloseable> closing)
    implements AutoCloseable {

  /** The same, with more found before. */
  EngineWorld behind(List<String> before) {
    List<String> all = new ArrayList<>(before);
    all.addAll(notes);
    return new EngineWorld(instruments, venue, makerFeeRate, truth, all, chores, closing);
  }

  /** The same; these are closed when everything else is, last first. */
  EngineWorld closingLast(List<AutoCloseable> last) {
    List<AutoCloseable> all = new ArrayList<>(last);
    all.addAll(closing);
    return new EngineWorld(instruments, venue, makerFeeRate, truth, notes, chores, all);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : closing.reversed()) {
      each.close();
    }
  }
}

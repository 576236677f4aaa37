package hft.app.live;

import hft.core.market.Instrument;
import hft.data.Instruments;
import java.net.URI;
import java.util.List;

/** What a recording says of where it came from. */
final class Origin {
  private Origin() {}

  /** No real market is on this machine: what was recorded from it says that it is synthetic. */
  static Instruments describe(URI ws, List<Instrument> instruments) {
    return ReachableVenue.isLoopback(ws)
        ? new Instruments("recorded from an exchange on this machine", true, instruments)
        : new Instruments("recorded from " + ws.getHost(), false, instruments);
  }
}

package hft.ingest;

import hft.core.market.Instrument;
import java.util.List;

/**
 * What an import did.
 *
 * @param instruments the grids found, stated or inferred, in id order
 * @param notes what a reader of the data has to know: clock corrections, inferred sides, …
 */
public record ImportReport(
    ImportFormat format, List<Instrument> instruments, DataQuality quality, List<String> notes) {

  /** For people. */
  public String toText() {
    return QualityText.of(this);
  }

  /** For scripts: one JSON object on one line. */
  public String toJson() {
    return QualityJson.of(this);
  }
}

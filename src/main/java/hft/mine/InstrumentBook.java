package hft.mine;

import hft.core.market.Instrument;
import hft.data.Instruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the output says about its instruments; written before the first row of a coin is. */
final class InstrumentBook {
  private static final String SOURCE = "hyperliquid-archive capture";

  private final Output output;
  private final Path work;
  private @Nullable Instruments known;

  private InstrumentBook(Output output, Path work, @Nullable Instruments known) {
    this.output = output;
    this.work = work;
    this.known = known;
  }

  /**
   * @param work a local folder of its own
   * @throws ArchiveProblem when the output holds another kind of market
   */
  static InstrumentBook open(Output output, Path work) throws IOException {
    Files.createDirectories(work);
    Optional<byte[]> file = output.read(Instruments.FILE_NAME);
    if (file.isEmpty()) {
      return new InstrumentBook(output, work, null);
    }
    Files.write(work.resolve(Instruments.FILE_NAME), file.get());
    Instruments found = Instruments.read(work);
    if (found.synthetic()) {
      throw new ArchiveProblem(
          output + ": holds synthetic data, expected another folder for the archive");
    }
    return new InstrumentBook(output, work, found);
  }

  static Instruments of(List<Instrument> instruments) {
    return new Instruments(SOURCE, false, instruments);
  }

  /** Makes sure that the output knows these. */
  synchronized void add(List<Instrument> instruments) throws IOException {
    Instruments more = of(instruments);
    Instruments all;
    try {
      all = known == null ? more : known.refinedBy(more);
    } catch (IllegalArgumentException e) {
      throw new ArchiveProblem(
          output + ": " + e.getMessage() + "; expected another folder for this market");
    }
    if (all.equals(known)) {
      return;
    }
    all.write(work);
    output.publish(work.resolve(Instruments.FILE_NAME), Instruments.FILE_NAME);
    known = all;
  }
}

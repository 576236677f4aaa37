package hft.ingest;

import hft.core.market.Instrument;
import hft.data.Instruments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the output root says about its instruments, and what it says with an import added. */
record OutputInstruments(Path root, @Nullable Instruments before) {
  static OutputInstruments at(Path root) throws BadInputException {
    if (!Files.exists(root.resolve(Instruments.FILE_NAME))) {
      return new OutputInstruments(root, null);
    }
    Instruments found = Instruments.read(root);
    if (found.synthetic()) {
      throw new BadInputException(
          root + ": holds synthetic data, expected another folder for a capture");
    }
    return new OutputInstruments(root, found);
  }

  Instruments with(ImportFormat format, List<Instrument> imported) throws BadInputException {
    Instruments more = new Instruments(format.commandName() + " capture", false, imported);
    try {
      return before == null ? more : before.refinedBy(more);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          root + ": already holds " + e.getMessage() + ", expected another folder for this one");
    }
  }
}

package hft.ingest;

import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.data.Instruments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    String source = format.commandName() + " capture";
    Map<String, Instrument> byCoin = new TreeMap<>();
    if (before != null) {
      before.list().forEach(instrument -> byCoin.put(instrument.coin(), instrument));
      source = before.source().contains(source) ? before.source() : before.source() + ", " + source;
    }
    for (Instrument instrument : imported) {
      Instrument known = byCoin.get(instrument.coin());
      byCoin.put(instrument.coin(), known == null ? instrument : finer(known, instrument));
    }
    return new Instruments(source, false, List.copyOf(byCoin.values()));
  }

  /** Another day may show more decimals of the same grid, never another kind of grid. */
  private Instrument finer(Instrument a, Instrument b) throws BadInputException {
    PriceGrid x = a.priceGrid();
    PriceGrid y = b.priceGrid();
    if (x.significantFigures() != y.significantFigures() || a.linear() != b.linear()) {
      throw new BadInputException(
          root + ": already holds another " + a.coin() + ", expected another folder for this one");
    }
    return new Instrument(
        a.id(),
        a.coin(),
        Math.max(a.szDecimals(), b.szDecimals()),
        new PriceGrid(Math.max(x.maxDecimals(), y.maxDecimals()), x.significantFigures()),
        Math.max(a.minNotional(), b.minNotional()),
        a.linear());
  }
}

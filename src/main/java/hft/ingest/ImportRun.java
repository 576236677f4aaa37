package hft.ingest;

import hft.core.market.Instrument;
import hft.data.BadData;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.data.MarketTable;
import hft.port.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns captures of one format into a data root. Either all of it appears there or none. */
public final class ImportRun {
  private final Map<String, Instrument> instruments = new TreeMap<>();

  private record Key(String coin, MarketTable table) {}

  /**
   * @param sources files, or folders whose files are taken in name order
   */
  public DataQuality run(ImportFormat format, List<Path> sources, Path root, Progress progress) {
    List<Path> files = files(sources);
    DataQuality quality = new DataQuality();
    Map<Key, Intake> intakes = new LinkedHashMap<>();
    try (MarketDataWriter writer = new MarketDataWriter(root, "part-0")) {
      CaptureReader reader = format.reader();
      for (int i = 0; i < files.size(); i++) {
        progress.at("import " + files.get(i).getFileName(), i, files.size());
        reader.read(
            files.get(i),
            (coin, frame, place) ->
                intakes
                    .computeIfAbsent(
                        new Key(coin, MarketTable.of(frame.kind)),
                        key ->
                            new Intake(
                                coin, instrument(format, coin), key.table(), quality, writer))
                    .accept(frame, place));
      }
      intakes.values().forEach(Intake::finish);
      if (intakes.isEmpty()) {
        throw new BadData(sources, "hold no rows of the format " + format.label());
      }
      new Instruments(format.label() + " capture", false, List.copyOf(instruments.values()))
          .write(root);
      writer.commit();
      progress.at("import", files.size(), files.size());
    } catch (IOException e) {
      throw new UncheckedIOException("import: " + e.getMessage(), e);
    }
    return quality;
  }

  private Instrument instrument(ImportFormat format, String coin) {
    return instruments.computeIfAbsent(coin, name -> format.instrument(name, instruments.size()));
  }

  private static List<Path> files(List<Path> sources) {
    List<Path> files = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        try (Stream<Path> inside = Files.list(source)) {
          inside.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(source + ": cannot be listed: " + e.getMessage(), e);
        }
      } else if (Files.isReadable(source)) {
        files.add(source);
      } else {
        throw new BadData(source, "cannot be read; expected a capture file or a folder of them");
      }
    }
    if (files.isEmpty()) {
      throw new BadData(sources, "hold no files");
    }
    return files;
  }
}

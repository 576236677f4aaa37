package hft.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import hft.data.FrameReader;
import hft.data.Instruments;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code backtest-data} holds what the synthesizer makes, event for event. {@code mvn test
 * -Dtest=BacktestDataTest -Dbacktest-data.update} rewrites it after a change of the model or of the
 * tables.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacktestDataTest {
  private static final Path SAMPLE = Path.of("backtest-data");
  private static final SynthesisSettings SETTINGS = SynthesisSettings.ofHours(1, 1);

  @Test
  void the_sample_is_reproducible_and_small(@TempDir Path folder) throws Exception {
    Synthesizer.write(SETTINGS, folder, Progress.SILENT);
    if (System.getProperty("backtest-data.update") != null) {
      replace(folder);
    }
    assertThat(contents(SAMPLE)).isEqualTo(contents(folder)).hasSize(10);
    assertThat(Instruments.read(SAMPLE)).isEqualTo(Instruments.read(folder));
    assertThat(files(SAMPLE).values().stream().mapToLong(bytes -> bytes.length).sum())
        .isLessThan(5_000_000L);
  }

  /** Rows and checksum of every table and coin. */
  private static List<String> contents(Path root) {
    MarketDataReader reader = MarketDataReader.open(root, Selection.ALL);
    List<String> contents = new ArrayList<>();
    for (MarketDataReader.Source source : reader.sources()) {
      CRC32 crc = new CRC32();
      try (FrameReader frames = reader.reader(source)) {
        for (MarketFrame frame = frames.newFrame(); frames.next(frame); ) {
          SynthesizerTest.add(crc, frame);
        }
      }
      contents.add(
          source.table()
              + " "
              + source.instrument().coin()
              + " "
              + source.rows()
              + " "
              + crc.getValue());
    }
    return contents;
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.equals("README.md")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static void replace(Path made) throws IOException {
    for (String old : files(SAMPLE).keySet()) {
      Files.delete(SAMPLE.resolve(old));
    }
    for (Map.Entry<String, byte[]> file : files(made).entrySet()) {
      Path target = SAMPLE.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}

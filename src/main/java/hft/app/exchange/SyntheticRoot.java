package hft.app.exchange;

import hft.synthetic.SynthesisSettings;
import hft.synthetic.Synthesizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A market of our own making in a temporary folder, gone when closed. */
final class SyntheticRoot implements AutoCloseable {
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private final Path folder;

  private SyntheticRoot(Path folder) {
    this.folder = folder;
  }

  static SyntheticRoot write(long seed) throws IOException {
    SyntheticRoot root = new SyntheticRoot(Files.createTempDirectory("hft-exchange"));
    Synthesizer.write(
        new SynthesisSettings(
            SynthesisSettings.DEFAULT_COINS, SynthesisSettings.DEFAULT_FROM, LENGTH, seed),
        root.path(),
        (what, done, total) -> {});
    return root;
  }

  Path path() {
    return folder.resolve("market");
  }

  @Override
  public void close() {
    try (var all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}

package hft.synthetic;

import hft.ingest.FrameSink;
import hft.ingest.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a market: the use case behind {@code synthesize --out ROOT}. */
public final class Synthesizer {
  private Synthesizer() {}

  /** Writes the tables and a synthetic {@code instruments.json} below {@code outRoot}. */
  public static void write(SynthesisSettings settings, Path outRoot, Progress progress)
      throws IOException {
    throw new IOException("no table writer yet for " + outRoot);
  }

  /**
   * Hands every event to {@code sink}, coin after coin block by block in venue-time order. The
   * frame is reused.
   */
  public static void run(SynthesisSettings settings, FrameSink sink, Progress progress)
      throws IOException {
    throw new IOException("no market yet for " + settings);
  }
}

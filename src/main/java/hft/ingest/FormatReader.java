package hft.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Knows one capture format: turns its files into frames and order events. */
interface FormatReader {
  FormatTraits traits();

  /** Whether a file found in a folder is one of this format. */
  boolean accepts(Path file);

  /** What {@link #accepts} looks for, for the message when nothing fits. */
  String expectedFiles();

  void read(List<Path> files, Intake intake) throws IOException;
}

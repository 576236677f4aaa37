package hft.architecture.violations.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks: core does no input or output. */
public record CoreReadingFiles(Path file) {
  public long size() throws IOException {
    return Files.size(file);
  }
}

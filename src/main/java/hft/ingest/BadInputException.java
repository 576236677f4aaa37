package hft.ingest;

import java.io.IOException;
import java.nio.file.Path;

/** The source cannot be trusted: names the place, what is there and what was expected. */
public final class BadInputException extends IOException {
  private static final long serialVersionUID = 1;

  public BadInputException(String message) {
    super(message);
  }

  /** {@code file:line: what}. */
  public BadInputException(Path file, long line, String what) {
    super(file + ":" + line + ": " + what);
  }
}

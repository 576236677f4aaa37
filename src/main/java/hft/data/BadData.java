package hft.data;

import java.nio.file.Path;

/**
 * The user's data is not what it has to be. The message is one sentence that names the place (file,
 * row) and what was expected; the command line prints it and exits with code 2.
 */
public final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadData(String place, String found, String expected) {
    super(place + ": " + found + "; expected " + expected);
  }

  public BadData(Path place, String found, String expected) {
    this(place.toString(), found, expected);
  }

  BadData(Path place, String found, String expected, Throwable cause) {
    this(place, found, expected);
    initCause(cause);
  }

  /** A row of a file; rows are counted from 0, as DuckDB and pandas do. */
  static BadData row(Path file, long row, String found, String expected) {
    return new BadData(file + " row " + row, found, expected);
  }
}

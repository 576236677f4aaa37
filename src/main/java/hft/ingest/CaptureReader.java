package hft.ingest;

import hft.core.book.MarketFrame;
import java.io.IOException;
import java.nio.file.Path;

/** Reads one capture format. Streams: never holds a file in memory. */
public interface CaptureReader {
  /** Takes frames as they are read. */
  interface Sink {
    /**
     * @param frame the reader's again after the call
     * @param place file and line, for messages
     */
    void accept(String coin, MarketFrame frame, Place place);
  }

  /** Where something was read. */
  record Place(Path file, long line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /**
   * @throws hft.data.BadData for what cannot be read as this format, naming file and line
   */
  void read(Path source, Sink sink) throws IOException;
}

package hft.mine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the tables go. Names are relative to the root, with {@code /} between folders. For any
 * number of threads, as long as each name has one writer.
 */
sealed interface Output extends AutoCloseable permits LocalOutput, S3Output {
  /** A small file; empty when there is none. */
  Optional<byte[]> read(String name) throws IOException;

  /** Bytes of a file; -1 when there is none. */
  long size(String name) throws IOException;

  /**
   * Takes the root for this process and clears up what a crash left.
   *
   * @return a local folder for files that are not finished
   */
  Path take() throws IOException;

  /** Gives a finished file from that folder its name: whole, over what was there, or not at all. */
  void publish(Path file, String name) throws IOException;

  /** Removes a file, if it is there. */
  void remove(String name) throws IOException;

  /** Gives the root back. */
  @Override
  void close();
}

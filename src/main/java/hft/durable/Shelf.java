package hft.durable;

import java.io.IOException;
import java.util.List;

/**
 * Where links and the state lie. One process at a time holds it. Not for several threads.
 *
 * <p>Everything returns only once it is durable.
 */
interface Shelf extends AutoCloseable {
  /**
   * The whole log, oldest first, without what a crash left half written at its end.
   *
   * @throws BrokenChain when a record is not the one that was written
   */
  List<Link> read() throws IOException;

  /**
   * Puts a log that begins with {@code first} in the place of a broken one, which is kept: at once
   * or not at all, so that no crash leaves a log without that beginning.
   *
   * @return where the broken one is kept
   */
  String setAside(Link first) throws IOException;

  void append(List<Link> links) throws IOException;

  /** The last state that was written; empty when there was none. */
  String readState() throws IOException;

  void writeState(String text) throws IOException;

  /** In words, without secrets. */
  String describe();

  @Override
  void close() throws IOException;

  /** The log is not what was written. */
  final class BrokenChain extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenChain(String message) {
      super(message);
    }
  }
}

package hft.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one partition by how many flushes each holds, the newest last. As many of a kind as
 * are joined become one of the next; after the second time a file is long enough.
 */
final class PartStack {
  private static final int TIMES_JOINED = 2;

  private record Part(Path file, int joined) {}

  private final int fanIn;
  private final List<Part> parts = new ArrayList<>();

  PartStack(int fanIn) {
    this.fanIn = fanIn;
  }

  void add(Path file) {
    parts.add(new Part(file, 0));
  }

  /** Files to be joined now; empty when there are too few. */
  List<Path> due() {
    int from = parts.size();
    int joined = parts.isEmpty() ? TIMES_JOINED : parts.getLast().joined();
    while (from > 0 && parts.get(from - 1).joined() == joined) {
      from--;
    }
    return joined < TIMES_JOINED && parts.size() - from >= fanIn ? files(from) : List.of();
  }

  /** Everything that was not joined twice, to be joined at the end; empty when it is one file. */
  List<Path> rest() {
    int from = parts.size();
    while (from > 0 && parts.get(from - 1).joined() < TIMES_JOINED) {
      from--;
    }
    return parts.size() - from > 1 ? files(from) : List.of();
  }

  /** The last so many files have become one. */
  void joined(int count, Path into) {
    List<Part> last = parts.subList(parts.size() - count, parts.size());
    int joined = last.getFirst().joined() + 1;
    last.clear();
    parts.add(new Part(into, joined));
  }

  /** These files are left as they are. */
  void forget() {
    parts.clear();
  }

  private List<Path> files(int from) {
    return parts.subList(from, parts.size()).stream().map(Part::file).toList();
  }
}

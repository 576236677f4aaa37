package hft.durable;

import hft.data.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder: {@code audit.log} with one link per line, {@code HASH SEQUENCE TEXT}, only ever
 * appended to; {@code state.json}, replaced as a whole; and a lock that keeps a second process out.
 * A last line without its end is what a crash left, and is cut off: nobody was told that it was
 * written.
 */
final class FileShelf implements Shelf {
  private static final String LOG = "audit.log";
  private static final String STATE = "state.json";

  private final Path folder;
  private final FileChannel lock;
  private FileChannel log;

  /** Behind the last whole line. */
  private long end;

  private FileShelf(Path folder, FileChannel lock, FileChannel log) {
    this.folder = folder;
    this.lock = lock;
    this.log = log;
  }

  /**
   * @param folder made when missing, for this user only
   * @throws DurableProblem when another process has it
   */
  static FileShelf open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = lock.tryLock() != null;
      if (!locked) {
        throw inUse(folder);
      }
      return new FileShelf(folder, lock, openLog(folder));
    } catch (OverlappingFileLockException e) { // this process has it already
      throw inUse(folder);
    } finally {
      if (!locked) {
        lock.close();
      }
    }
  }

  private static DurableProblem inUse(Path folder) {
    return new DurableProblem(
        folder
            + ": another engine uses this safety state; stop it, or give this one a folder of its"
            + " own (hft.safety.folder)");
  }

  private static FileChannel openLog(Path folder) throws IOException {
    FileChannel log =
        FileChannel.open(
            folder.resolve(LOG),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    force(folder);
    return log;
  }

  @Override
  public List<Link> read() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(LOG));
    List<Link> links = new ArrayList<>();
    Link last = Link.START;
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        last = parse(new String(bytes, from, i - from, StandardCharsets.UTF_8), last);
        links.add(last);
        from = i + 1;
      }
    }
    end = from;
    return links;
  }

  private Link parse(String line, Link before) throws BrokenChain {
    String[] parts = line.split(" ", 3);
    if (parts.length == 3) {
      try {
        Link link = new Link(Long.parseLong(parts[1]), parts[2], parts[0]);
        if (link.follows(before)) {
          return link;
        }
      } catch (NumberFormatException e) {
        // told below
      }
    }
    throw new BrokenChain(
        folder.resolve(LOG) + ":" + (before.sequence() + 1) + ": not what was written there");
  }

  @Override
  public String setAside(Link first) throws IOException {
    int n = 1;
    while (Files.exists(folder.resolve(LOG + ".broken-" + n))) {
      n++;
    }
    Path kept = Files.copy(folder.resolve(LOG), folder.resolve(LOG + ".broken-" + n));
    try (var copy = FileChannel.open(kept, StandardOpenOption.WRITE)) {
      copy.force(true);
    }
    WholeFile.write(folder.resolve(LOG), line(first));
    log.close();
    log = openLog(folder);
    end = log.size();
    return kept.toString();
  }

  private static String line(Link link) {
    return link.hash() + ' ' + link.sequence() + ' ' + link.text() + '\n';
  }

  @Override
  public void append(List<Link> links) throws IOException {
    StringBuilder text = new StringBuilder();
    links.forEach(link -> text.append(line(link)));
    // What a failed attempt left behind would break the chain.
    log.truncate(end);
    log.position(end);
    write(log, text.toString());
    log.force(true);
    end = log.position();
  }

  @Override
  public String readState() throws IOException {
    Path state = folder.resolve(STATE);
    return Files.exists(state) ? Files.readString(state) : "";
  }

  @Override
  public void writeState(String text) throws IOException {
    WholeFile.write(folder.resolve(STATE), text);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** A new name is durable only once its folder is. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  @Override
  public String describe() {
    return folder.toString();
  }

  @Override
  public void close() throws IOException {
    try {
      log.close();
    } finally {
      lock.close();
    }
  }
}

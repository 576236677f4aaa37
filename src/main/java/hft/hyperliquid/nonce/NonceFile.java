package hft.hyperliquid.nonce;

import hft.core.pace.NonceSequence;
import hft.data.WholeFile;
import hft.wire.action.Address;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fresh nonces of one key, never one twice, whatever dies when. The file holds a mark above every
 * nonce that can have been used: it is written ahead in steps, to a new file that is forced to disk
 * and renamed over the old. A lock beside it lives as long as the process and keeps a second one
 * out. Any thread may ask.
 */
public final class NonceFile implements AutoCloseable {
  /** Written ahead by so much clock: a forced write every half of it. */
  static final long STEP_MILLIS = 60_000;

  /** And at least so many nonces. */
  static final long STEP_COUNT = 10_000;

  /**
   * Lock files this process holds. The system's locks are the process's, and closing any channel to
   * such a file gives its lock up: a second try must not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final String HEADER = "nonces below this mark may have been used: ";

  private final Path file;
  private final Path lockFile;
  private final FileChannel lock;
  private final NonceSequence nonces;
  private boolean closed;

  private NonceFile(Path file, Path lockFile, FileChannel lock, NonceSequence nonces) {
    this.file = file;
    this.lockFile = lockFile;
    this.lock = lock;
    this.nonces = nonces;
  }

  /**
   * Opens the nonces of {@code signer} below {@code folder}, which is made when missing, and writes
   * the first reservation.
   *
   * @throws NonceProblem when another process has them, the file is not ours or cannot be written,
   *     or its mark is beyond what the venue would accept now
   */
  public static NonceFile open(Path folder, Address signer, long nowMillis) {
    Path file = folder.resolve("nonces-" + signer);
    try {
      Files.createDirectories(folder);
      Path lockFile = folder.toRealPath().resolve("nonces-" + signer + ".lock");
      FileChannel lock = lock(lockFile, signer);
      try {
        var nonces = new NonceSequence(read(file));
        refuseFarAhead(file, signer, nonces, nowMillis);
        var opened = new NonceFile(file, lockFile, lock, nonces);
        opened.reserve(nowMillis);
        return opened;
      } catch (IOException | RuntimeException e) {
        unlock(lockFile, lock);
        throw e;
      }
    } catch (IOException e) {
      throw new NonceProblem(file + ": cannot be read or locked: " + e, e);
    }
  }

  private static FileChannel lock(Path lockFile, Address signer) throws IOException {
    if (!HELD.add(lockFile)) {
      throw inUse(signer);
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      HELD.remove(lockFile);
      throw e;
    }
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } finally {
      if (!locked) {
        unlock(lockFile, channel);
      }
    }
    if (!locked) {
      throw inUse(signer);
    }
    return channel;
  }

  /** Closing the channel gives the lock up. */
  private static void unlock(Path lockFile, FileChannel lock) throws IOException {
    try {
      lock.close();
    } finally {
      HELD.remove(lockFile);
    }
  }

  private static NonceProblem inUse(Address signer) {
    return new NonceProblem(
        "the key of " + signer + " is in use here already; give each process an agent of its own");
  }

  /** A mark so far ahead that the venue refuses it: the clock was wrong then, or is wrong now. */
  private static void refuseFarAhead(
      Path file, Address signer, NonceSequence nonces, long nowMillis) {
    long ahead = nonces.aheadMillis(nowMillis);
    if (ahead > NonceSequence.AHEAD_MILLIS - 2 * STEP_MILLIS) {
      throw new NonceProblem(
          file
              + ": nonces were used up to "
              + Instant.ofEpochMilli(nowMillis + ahead)
              + ", and the venue takes none more than a day ahead of its time; check the clock, or"
              + " approve a new agent in place of "
              + signer);
    }
  }

  private static long read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return -1;
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      if (text.startsWith(HEADER) && text.endsWith("\n")) {
        long mark = Long.parseLong(text, HEADER.length(), text.length() - 1, 10);
        if (mark >= 0) {
          return mark;
        }
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new NonceProblem(
        file + ": expected '" + HEADER + "' and a number; not guessing which nonces were used");
  }

  /**
   * A nonce never given before. Writes the reservation first where {@link #reserve} came too late.
   */
  public long next(long nowMillis) {
    long nonce = nonces.next(nowMillis);
    while (nonce == NonceSequence.RESERVE_FIRST) {
      reserve(nowMillis);
      nonce = nonces.next(nowMillis);
    }
    return nonce;
  }

  /** True when less than half of the reservation is left: time for {@link #reserve} elsewhere. */
  public boolean isLow(long nowMillis) {
    return nonces.leftMillis(nowMillis) < STEP_MILLIS / 2;
  }

  /**
   * Writes the next reservation, from a thread that may wait for the disk.
   *
   * @throws NonceProblem when it cannot be made durable; what was reserved before stays usable
   */
  public synchronized void reserve(long nowMillis) {
    if (closed) {
      throw new IllegalStateException(file + ": closed; another process may have the key");
    }
    long mark = nonces.nextMark(nowMillis, STEP_MILLIS, STEP_COUNT);
    try {
      write(mark);
    } catch (IOException e) {
      throw new NonceProblem(file + ": the nonce reservation cannot be written: " + e, e);
    }
    nonces.reserved(mark);
  }

  private void write(long mark) throws IOException {
    WholeFile.write(file, HEADER + mark + "\n");
  }

  /** Milliseconds the last nonce is ahead of the clock: large after the clock went back. */
  public long aheadMillis(long nowMillis) {
    return nonces.aheadMillis(nowMillis);
  }

  /** Lets the next process have the key. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      unlock(lockFile, lock);
    } catch (IOException e) {
      throw new NonceProblem(file + ": the lock cannot be released: " + e, e);
    }
  }
}

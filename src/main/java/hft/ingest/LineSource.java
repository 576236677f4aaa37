package hft.ingest;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/**
 * The lines of a plain, gzip, xz or LZ4-frame file, told apart by their first bytes. A stream that
 * ends early is an error with the line it happened in, never a short file.
 */
final class LineSource implements Closeable {
  /** Longer lines are not data: the longest real one, a 1000-level snapshot, is 60 kB. */
  private static final int MAX_LINE = 1 << 24;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LINE_FEEDS = '\n' * ONES;

  private final Path file;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private int from;
  private int to;
  private long line;

  LineSource(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * @param bytesRead told the bytes taken from the file, compressed, as they are taken
   */
  static LineSource open(Path file, LongConsumer bytesRead) throws IOException {
    InputStream raw;
    try {
      raw = Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such file");
    }
    try {
      return of(file, new Counting(raw, bytesRead));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The lines of a stream; closing them closes it.
   *
   * @param name what to call it in messages
   */
  static LineSource of(Path name, InputStream raw) throws IOException {
    return new LineSource(name, decompressed(name, raw));
  }

  private static InputStream decompressed(Path file, InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(6);
    byte[] magic = in.readNBytes(6);
    in.reset();
    try {
      if (startsWith(magic, 0x1f, 0x8b)) {
        return new GZIPInputStream(in, 1 << 16);
      }
      if (startsWith(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
        return new XZInputStream(in);
      }
      if (startsWith(magic, 0x04, 0x22, 0x4d, 0x18)) {
        return new LZ4FrameInputStream(in);
      }
    } catch (IOException e) {
      throw new BadInputException(file, 1, "compressed stream is broken (" + e.getMessage() + ")");
    }
    return in;
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Moves to the next line that is not blank; false at the end. */
  boolean next() throws IOException {
    do {
      if (!advance()) {
        return false;
      }
      line++;
    } while (from == to);
    return true;
  }

  private boolean advance() throws IOException {
    int scan = position;
    while (true) {
      scan = lineEnd(scan);
      if (scan < limit) {
        span(position, scan);
        position = scan + 1;
        return true;
      }
      int pending = limit - position;
      makeRoom(pending);
      scan = pending;
      int got = fill();
      if (got < 0) {
        span(0, pending);
        position = limit;
        return pending > 0;
      }
    }
  }

  /** Where the next line feed is, or the limit; eight bytes at a time. */
  private int lineEnd(int from) {
    int i = from;
    for (; i + Long.BYTES <= limit; i += Long.BYTES) {
      long differs = (long) WORD.get(buffer, i) ^ LINE_FEEDS;
      // The lowest byte that is zero gets its top bit set; Warren, Hacker's Delight, 6-1.
      long zeros = (differs - ONES) & ~differs & (ONES << 7);
      if (zeros != 0) {
        return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (i < limit && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private void makeRoom(int pending) throws BadInputException {
    if (pending >= MAX_LINE) {
      throw new BadInputException(
          file, line + 1, "a line of more than " + MAX_LINE + " bytes, expected lines of text");
    }
    byte[] target = pending == buffer.length ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, position, target, 0, pending);
    buffer = target;
    position = 0;
    limit = pending;
  }

  private int fill() throws IOException {
    try {
      int got = in.read(buffer, limit, buffer.length - limit);
      if (got > 0) {
        limit += got;
      }
      return got;
    } catch (EOFException e) {
      throw broken("ends early", e);
    } catch (ZipException | XZIOException e) {
      throw broken("is damaged", e);
    } catch (IOException e) {
      // The LZ4 frame reader has no exception class of its own.
      if (in instanceof LZ4FrameInputStream) {
        throw broken("ends early or is damaged", e);
      }
      throw e;
    }
  }

  private BadInputException broken(String what, IOException cause) {
    BadInputException bad =
        new BadInputException(
            file, line + 1, "the compressed stream " + what + ", expected a complete file");
    bad.initCause(cause);
    return bad;
  }

  private void span(int start, int end) {
    from = start;
    to = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  /** Valid until the next call of {@link #next}. */
  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  String text() {
    return new String(Arrays.copyOfRange(buffer, from, to), StandardCharsets.UTF_8);
  }

  /** 1 for the first line. */
  long line() {
    return line;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Tells how much was read. */
  private static final class Counting extends FilterInputStream {
    private final LongConsumer bytesRead;

    Counting(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        bytesRead.accept(1);
      }
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = super.read(target, offset, length);
      if (got > 0) {
        bytesRead.accept(got);
      }
      return got;
    }
  }
}

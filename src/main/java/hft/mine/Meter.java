package hft.mine;

import hft.port.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How much of the download is done, all lanes together. */
final class Meter {
  private static final String TASK = "mining";

  private final long total;
  private final Progress progress;
  private final AtomicLong done = new AtomicLong();

  Meter(long total, Progress progress) {
    this.total = total;
    this.progress = progress;
  }

  private void add(long bytes) {
    progress.bytes(TASK, done.addAndGet(bytes), total);
  }

  Metered over(InputStream in) {
    return new Metered(in);
  }

  /** Counts what is read of one object. */
  final class Metered extends FilterInputStream {
    private long read;
    private @Nullable IOException failure;

    private Metered(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        int got = super.read(target, offset, length);
        if (got > 0) {
          read += got;
          add(got);
        }
        return got;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** What came between us and the server; whoever reads may take it for damage. */
    @Nullable IOException failure() {
      return failure;
    }

    long bytesRead() {
      return read;
    }

    /** What was read is to be read again, or never. */
    void forget() {
      add(-read);
      read = 0;
    }
  }
}

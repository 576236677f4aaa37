package hft.hyperliquid.socket;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Text frames of one connection between the network thread and the actor that reads them: a ring of
 * bytes, written by one thread and read by one, each frame in one piece so that it is read in
 * place. Full means that the reader has fallen hopelessly behind; since nobody could say what would
 * be missing, the connection is closed rather than a frame left out. Allocates nothing after
 * construction.
 */
public final class Inbox {
  /** Sees one frame; the bytes are valid during the call. */
  @FunctionalInterface
  public interface Reader {
    /**
     * @param receiveNanos when the frame had arrived, nanoseconds since the epoch
     */
    void frame(byte[] utf8, int offset, int length, long receiveNanos);
  }

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** A frame's length and time stand before its bytes. */
  private static final int HEADER = Integer.BYTES + Long.BYTES;

  /** Instead of a length: the next frame starts at the beginning of the ring. */
  private static final int WRAP = -1;

  private final byte[] memory;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicBoolean raised = new AtomicBoolean();

  /**
   * @param capacityBytes a frame may be a quarter of it
   */
  public Inbox(int capacityBytes) {
    memory = new byte[capacityBytes];
  }

  /** Bytes the longest frame may have. */
  public int maxFrameBytes() {
    return memory.length / 4 - HEADER;
  }

  /**
   * Network thread only: takes in a copy of one frame.
   *
   * @return false when there is no room
   */
  boolean offer(ByteBuf frame, long receiveNanos) {
    int length = frame.readableBytes();
    int needed = HEADER + length;
    long start = written.get();
    int at = (int) (start % memory.length);
    int toEnd = memory.length - at;
    int skipped = toEnd < needed ? toEnd : 0;
    if (length > maxFrameBytes() || memory.length - (start - read.get()) < skipped + needed) {
      return false;
    }
    if (skipped > 0) {
      if (toEnd >= Integer.BYTES) {
        INT.set(memory, at, WRAP);
      }
      at = 0;
    }
    INT.set(memory, at, length);
    LONG.set(memory, at + Integer.BYTES, receiveNanos);
    frame.getBytes(frame.readerIndex(), memory, at + HEADER, length);
    // Volatile, as in drain: with less, this and the look at raised could change places, the reader
    // could miss the frame and we that it has gone, and nobody would tell it before the next frame.
    written.set(start + skipped + needed);
    return true;
  }

  /**
   * Network thread only: true when the reader must be told; it has not been since it last drained.
   */
  boolean raise() {
    return !raised.get() && raised.compareAndSet(false, true);
  }

  /** Reading thread only: shows every frame there is. */
  public void drain(Reader reader) {
    raised.set(false); // before reading, so that what comes meanwhile is told again
    long end = written.get();
    for (long position = read.get(); position < end; ) {
      int at = (int) (position % memory.length);
      int toEnd = memory.length - at;
      int length = toEnd < Integer.BYTES ? WRAP : (int) INT.get(memory, at);
      if (length == WRAP) {
        position += toEnd;
      } else {
        reader.frame(memory, at + HEADER, length, (long) LONG.get(memory, at + Integer.BYTES));
        position += HEADER + length;
      }
      read.setRelease(position); // after the call: until then the bytes are the reader's
    }
  }
}

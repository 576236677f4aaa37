package hft.hyperliquid.socket;

import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Text frames of one connection between the network thread and the actor that reads them: a ring of
 * bytes, written by one thread and read by one. Full means that the reader has fallen hopelessly
 * behind; since nobody could say what would be missing, the connection is closed rather than a frame
 * left out. Allocates nothing after construction.
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

  private static final int FRAME = 1;
  private static final int STAMP = Long.BYTES;

  private final byte[] memory;
  private final OneToOneRingBuffer ring;
  private final AtomicBoolean raised = new AtomicBoolean();
  private final MessageHandler show = this::show; // made once: draining allocates nothing
  private Reader reader = (utf8, offset, length, receiveNanos) -> {};

  /**
   * @param capacityBytes rounded up to a power of two; a frame may be an eighth of it
   */
  public Inbox(int capacityBytes) {
    int capacity = BitUtil.findNextPositivePowerOfTwo(capacityBytes);
    memory = new byte[capacity + RingBufferDescriptor.TRAILER_LENGTH];
    ring = new OneToOneRingBuffer(new UnsafeBuffer(memory));
  }

  /** Bytes the longest frame may have. */
  public int maxFrameBytes() {
    return ring.maxMsgLength() - STAMP;
  }

  /**
   * Network thread only: takes in a copy of one frame.
   *
   * @return false when there is no room
   */
  boolean offer(DirectBuffer frame, int offset, int length, long receiveNanos) {
    int claimed = length > maxFrameBytes() ? -1 : ring.tryClaim(FRAME, length + STAMP);
    if (claimed < 0) {
      return false;
    }
    ring.buffer().putLong(claimed, receiveNanos);
    ring.buffer().putBytes(claimed + STAMP, frame, offset, length);
    ring.commit(claimed);
    return true;
  }

  /** Network thread only: true when the reader must be told; it has not been since it last drained. */
  boolean raise() {
    return !raised.get() && raised.compareAndSet(false, true);
  }

  /** Reading thread only: shows every frame there is. */
  public void drain(Reader to) {
    raised.set(false); // before reading, so that what comes meanwhile is told again
    reader = to;
    ring.read(show);
  }

  private void show(int type, MutableDirectBuffer buffer, int index, int length) {
    reader.frame(memory, index + STAMP, length - STAMP, buffer.getLong(index));
  }
}

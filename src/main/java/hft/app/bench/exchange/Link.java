package hft.app.bench.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One connection: bytes out, whole messages in. */
final class Link {
  /** Takes whole messages, headers included; the bytes are valid during the call only. */
  interface Receiver {
    void onMessage(Link link, byte[] bytes, int from, int length);
  }

  /** Where messages end. */
  enum Framing {
    HTTP {
      @Override
      int whole(byte[] bytes, int from, int to) {
        int end = Frames.indexOf(bytes, from, to, Frames.HEADER_END);
        if (end < 0) {
          return 0;
        }
        int field = Frames.indexOf(bytes, from, end, Frames.CONTENT_LENGTH);
        long body = field < 0 ? 0 : Frames.number(bytes, field + Frames.CONTENT_LENGTH.length);
        int length = end + Frames.HEADER_END.length - from + (int) body;
        return from + length <= to ? length : 0;
      }
    },
    SOCKET {
      @Override
      int whole(byte[] bytes, int from, int to) {
        if (to - from < 4) {
          return 0;
        }
        int marked = bytes[from + 1] & 0x7f;
        int length =
            switch (marked) {
              case 126 -> 4 + ((bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff);
              case 127 -> throw new IllegalStateException("a frame of more than 64 KiB");
              default -> 2 + marked;
            };
        return from + length <= to ? length : 0;
      }
    };

    /** Bytes of the first message; 0 when it is not whole yet. */
    abstract int whole(byte[] bytes, int from, int to);
  }

  private final SocketChannel channel;
  private Framing framing;
  private Receiver receiver;
  private byte[] rest = new byte[1 << 12];
  private int kept;
  private boolean open = true;

  Link(SocketChannel channel, Framing framing, Receiver receiver) {
    this.channel = channel;
    this.framing = framing;
    this.receiver = receiver;
  }

  void become(Framing newFraming, Receiver newReceiver) {
    framing = newFraming;
    receiver = newReceiver;
  }

  boolean isOpen() {
    return open;
  }

  /** Sends all of it, spinning while the way out is full. */
  void send(byte[] bytes) {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    try {
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server cut a connection", e);
    }
  }

  /** Hands on every whole message; false when the other side is gone. */
  boolean read(ByteBuffer arrived) {
    try {
      arrived.clear();
      if (channel.read(arrived) < 0) {
        open = false;
        return false;
      }
    } catch (IOException _) {
      open = false; // reset by the server: as gone as closed
      return false;
    }
    arrived.flip();
    int count = arrived.remaining();
    if (kept + count > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(2 * rest.length, kept + count));
    }
    arrived.get(rest, kept, count);
    kept += count;
    int from = 0;
    for (int length = framing.whole(rest, 0, kept);
        length > 0;
        length = framing.whole(rest, from, kept)) {
      int at = from;
      from += length;
      receiver.onMessage(this, rest, at, length);
    }
    System.arraycopy(rest, from, rest, 0, kept - from);
    kept -= from;
    return true;
  }

  void close() throws IOException {
    channel.close();
  }
}

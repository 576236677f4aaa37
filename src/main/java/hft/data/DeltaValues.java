package hft.data;

import java.io.IOException;

/** DELTA_BINARY_PACKED: blocks of bit-packed differences. */
final class DeltaValues implements PageDecoder {
  private final byte[] bytes;
  private final int end;
  private final int miniBlockValues;
  private final int miniBlocks;
  private int at;
  private long value;
  private boolean first = true;
  private int miniBlock;
  private int widthsAt;
  private long minDelta;
  private int left;
  private int width;
  private long bit;

  DeltaValues(PaddedBytes input) throws IOException {
    bytes = input.bytes();
    end = input.to();
    at = input.from();
    int blockValues = (int) unsignedVarLong();
    miniBlocks = (int) unsignedVarLong();
    unsignedVarLong(); // the count, which the page header says too
    value = zigZag();
    if (miniBlocks <= 0 || blockValues % miniBlocks != 0) {
      throw new IOException("a delta page is damaged");
    }
    miniBlockValues = blockValues / miniBlocks;
    miniBlock = miniBlocks;
  }

  @Override
  public void read(long[] into, int from, int count) throws IOException {
    int target = from;
    int stop = from + count;
    if (first && count > 0) {
      into[target++] = value;
      first = false;
    }
    while (target < stop) {
      if (left == 0) {
        nextMiniBlock();
      }
      int run = Math.min(left, stop - target);
      unpack(into, target, run);
      target += run;
      left -= run;
    }
  }

  private void unpack(long[] into, int from, int count) {
    long previous = value;
    if (width == 0) {
      for (int i = from; i < from + count; i++) {
        previous += minDelta;
        into[i] = previous;
      }
    } else if (width <= 57) {
      long position = bit;
      long mask = (1L << width) - 1;
      for (int i = from; i < from + count; i++) {
        long word = (long) PaddedBytes.LONGS.get(bytes, (int) (position >>> 3));
        previous += minDelta + ((word >>> (position & 7)) & mask);
        into[i] = previous;
        position += width;
      }
      bit = position;
    } else {
      previous = unpackWide(into, from, count, previous);
    }
    value = previous;
  }

  private long unpackWide(long[] into, int from, int count, long start) {
    long previous = start;
    long mask = width == 64 ? -1L : (1L << width) - 1;
    for (int i = from; i < from + count; i++) {
      int index = (int) (bit >>> 3);
      int shift = (int) (bit & 7);
      long word = (long) PaddedBytes.LONGS.get(bytes, index) >>> shift;
      if (shift > 0) {
        word |= (long) bytes[index + Long.BYTES] << (Long.SIZE - shift);
      }
      previous += minDelta + (word & mask);
      into[i] = previous;
      bit += width;
    }
    return previous;
  }

  private void nextMiniBlock() throws IOException {
    if (miniBlock == miniBlocks) {
      minDelta = zigZag();
      widthsAt = at;
      at += miniBlocks;
      miniBlock = 0;
    }
    if (at > end) {
      throw new IOException("a delta page ends early");
    }
    width = bytes[widthsAt + miniBlock++];
    left = miniBlockValues;
    bit = (long) at << 3;
    at += (miniBlockValues * width) >>> 3;
    if (width < 0 || width > 64) {
      throw new IOException("a delta page is damaged");
    }
  }

  private long zigZag() throws IOException {
    long raw = unsignedVarLong();
    return (raw >>> 1) ^ -(raw & 1);
  }

  private long unsignedVarLong() throws IOException {
    long result = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw new IOException("a delta page ends early");
      }
      byte next = bytes[at++];
      result |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return result;
      }
    }
    throw new IOException("a delta page is damaged");
  }
}

package hft.data;

import java.io.IOException;
import java.util.Arrays;

/** Parquet's run-length and bit-packing hybrid of dictionary positions. */
final class DictionaryValues implements PageDecoder {
  private final byte[] bytes;
  private final int end;
  private final long[] dictionary;
  private final int width;
  private final long mask;
  private int at;
  private int runLeft;
  private boolean packed;
  private long runValue;
  private long bit;

  DictionaryValues(PaddedBytes input, long[] dictionary) {
    this.bytes = input.bytes();
    this.end = input.to();
    this.dictionary = dictionary;
    this.width = bytes[input.from()];
    this.mask = (1L << width) - 1;
    this.at = input.from() + 1;
  }

  @Override
  public void read(long[] into, int from, int count) throws IOException {
    int target = from;
    int stop = from + count;
    while (target < stop) {
      if (runLeft == 0) {
        nextRun();
      }
      int run = Math.min(runLeft, stop - target);
      if (packed) {
        unpack(into, target, run);
      } else {
        Arrays.fill(into, target, target + run, runValue);
      }
      target += run;
      runLeft -= run;
    }
  }

  private void unpack(long[] into, int from, int count) {
    long position = bit;
    for (int i = from; i < from + count; i++) {
      long word = (long) PaddedBytes.LONGS.get(bytes, (int) (position >>> 3));
      into[i] = dictionary[(int) ((word >>> (position & 7)) & mask)];
      position += width;
    }
    bit = position;
  }

  private void nextRun() throws IOException {
    int header = unsignedVarInt();
    packed = (header & 1) == 1;
    if (packed) {
      int groups = header >>> 1;
      runLeft = groups * 8;
      bit = (long) at << 3;
      at += groups * width;
    } else {
      runLeft = header >>> 1;
      long id = (long) PaddedBytes.LONGS.get(bytes, at) & mask;
      at += (width + 7) >>> 3;
      runValue = dictionary[(int) id];
    }
    if (runLeft == 0 || at > end) {
      throw new IOException("a dictionary page ends early");
    }
  }

  private int unsignedVarInt() throws IOException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        throw new IOException("a dictionary page ends early");
      }
      byte next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a dictionary page is damaged");
  }
}

package hft.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** PLAIN: eight little-endian bytes a value. */
final class PlainValues implements PageDecoder {
  private final LongBuffer values;

  PlainValues(ByteBuffer bytes) {
    values = bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
  }

  @Override
  public void read(long[] into, int from, int count) {
    values.get(into, from, count);
  }
}

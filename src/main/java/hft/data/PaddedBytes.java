package hft.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that may be read eight at a time up to the last one. */
@SuppressWarnings("ArrayRecordComponent") // a view into a page, never compared
record PaddedBytes(byte[] bytes, int from, int to) {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static PaddedBytes of(ByteBuffer buffer) {
    int length = buffer.remaining();
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + buffer.position();
      if (buffer.array().length - from - length >= Long.BYTES) {
        return new PaddedBytes(buffer.array(), from, from + length);
      }
    }
    byte[] copy = new byte[length + Long.BYTES];
    buffer.get(buffer.position(), copy, 0, length);
    return new PaddedBytes(copy, 0, length);
  }
}

package hft.data;

import java.io.IOException;

/** Values of one page, in order. */
interface PageDecoder {
  PageDecoder EMPTY =
      (into, from, count) -> {
        throw new IOException("no page");
      };

  void read(long[] into, int from, int count) throws IOException;
}

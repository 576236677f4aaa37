package hft.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one INT64 column without nulls of a row group, many values at a time, straight from its
 * pages.
 *
 * <p>Parquet-MR's own {@code ColumnReader} costs several times more per value: it handles levels,
 * nulls and a virtual call for each. The encodings our writer uses are decoded here in bulk; any
 * other that Parquet-MR knows is read through its {@code ValuesReader}.
 */
final class LongColumn {
  private final ColumnDescriptor descriptor;
  private @Nullable PageReader pages;
  private long @Nullable [] dictionary;
  private PageDecoder page = PageDecoder.EMPTY;
  private int left;
  private boolean constant;
  private long constantValue;

  LongColumn(ColumnDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  ColumnDescriptor descriptor() {
    return descriptor;
  }

  /** Starts a row group. */
  void open(PageReader rowGroup) {
    pages = rowGroup;
    constant = false;
    left = 0;
    DictionaryPage dictionaryPage = rowGroup.readDictionaryPage();
    dictionary = dictionaryPage == null ? null : entries(dictionaryPage);
  }

  /** Starts a row group of which the statistics say that every value is this one. */
  void openConstant(long value) {
    constant = true;
    constantValue = value;
  }

  /** Reads the next {@code count} values. */
  void read(long[] into, int from, int count) throws IOException {
    if (constant) {
      Arrays.fill(into, from, from + count, constantValue);
      return;
    }
    int at = from;
    int end = from + count;
    while (at < end) {
      if (left == 0) {
        nextPage();
      }
      int run = Math.min(left, end - at);
      page.read(into, at, run);
      at += run;
      left -= run;
    }
  }

  private void nextPage() throws IOException {
    DataPage next = pages == null ? null : pages.readPage();
    if (next == null) {
      throw new IOException("column " + descriptor.getPath()[0] + " has fewer values than rows");
    }
    left = next.getValueCount();
    page =
        switch (next) {
          case DataPageV1 v1 -> decoder(v1.getValueEncoding(), values(v1), left);
          case DataPageV2 v2 -> decoder(v2.getDataEncoding(), v2.getData(), left);
          default -> throw new IOException("page type " + next.getClass().getSimpleName());
        };
  }

  /** The page without the definition levels an optional column carries; there are no nulls. */
  private BytesInput values(DataPageV1 v1) throws IOException {
    if (descriptor.getMaxDefinitionLevel() == 0) {
      return v1.getBytes();
    }
    ByteBuffer bytes = buffer(v1.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    int levels = Integer.BYTES + bytes.getInt(bytes.position());
    return BytesInput.from(bytes.slice(bytes.position() + levels, bytes.remaining() - levels));
  }

  /** The page's own bytes where they lie in one piece. */
  static ByteBuffer buffer(BytesInput bytes) throws IOException {
    return bytes.toByteBuffer(HeapByteBufferAllocator.getInstance(), ignored -> {});
  }

  private long[] entries(DictionaryPage dictionaryPage) {
    try {
      Dictionary decoded = dictionaryPage.getEncoding().initDictionary(descriptor, dictionaryPage);
      long[] values = new long[decoded.getMaxId() + 1];
      for (int id = 0; id < values.length; id++) {
        values[id] = decoded.decodeToLong(id);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("deprecation") // PLAIN_DICTIONARY is how format version 1 names it
  private PageDecoder decoder(Encoding encoding, BytesInput bytes, int values) throws IOException {
    return switch (encoding) {
      case PLAIN -> new PlainValues(buffer(bytes));
      case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
        if (dictionary == null) {
          throw new IOException("column " + descriptor.getPath()[0] + " lacks its dictionary");
        }
        yield new DictionaryValues(PaddedBytes.of(buffer(bytes)), dictionary);
      }
      case DELTA_BINARY_PACKED -> new DeltaValues(PaddedBytes.of(buffer(bytes)));
      default -> {
        var reader = encoding.getValuesReader(descriptor, ValuesType.VALUES);
        reader.initFromPage(values, bytes.toInputStream());
        yield (into, from, count) -> {
          for (int i = from; i < from + count; i++) {
            into[i] = reader.readLong();
          }
        };
      }
    };
  }
}

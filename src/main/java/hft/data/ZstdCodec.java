package hft.data;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses zstd pages in one native call, and decompresses them in one into an array with room
 * behind it for word-wise reads; Parquet-MR's own way goes through two streams and copies twice.
 * Other codecs are Parquet-MR's.
 */
final class ZstdCodec implements CompressionCodecFactory {
  /** What Parquet-MR and zstd itself take when nobody says anything. */
  static final int LEVEL = 3;

  private final CompressionCodecFactory others =
      new CodecFactory(new PlainParquetConfiguration(), 0);

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return codec == CompressionCodecName.ZSTD ? compressor(LEVEL) : others.getCompressor(codec);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return codec == CompressionCodecName.ZSTD ? new Decompressor() : others.getDecompressor(codec);
  }

  /** For one file and thread; to be released. */
  static BytesInputCompressor compressor(int level) {
    return new Compressor(level);
  }

  @Override
  public void release() {
    others.release();
  }

  /**
   * Its results are valid until its next call: whoever writes pages copies or writes them at once.
   */
  private static final class Compressor implements BytesInputCompressor {
    private final ZstdCompressCtx context;
    private byte[] target = {};

    Compressor(int level) {
      context = new ZstdCompressCtx().setLevel(level);
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      ByteBuffer source = LongColumn.buffer(bytes);
      byte[] plain = source.hasArray() ? source.array() : copy(source);
      int from = source.hasArray() ? source.arrayOffset() + source.position() : 0;
      int most = Math.toIntExact(Zstd.compressBound(source.remaining()));
      if (target.length < most) {
        target = new byte[most];
      }
      try {
        int size =
            context.compressByteArray(target, 0, target.length, plain, from, source.remaining());
        return BytesInput.from(target, 0, size);
      } catch (ZstdException e) {
        throw new IOException("a page could not be compressed: " + e.getMessage(), e);
      }
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      context.close();
    }
  }

  private static byte[] copy(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(source.position(), bytes);
    return bytes;
  }

  private static final class Decompressor implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      ByteBuffer source = LongColumn.buffer(bytes);
      byte[] target = new byte[decompressedSize + Long.BYTES];
      try {
        long size =
            source.hasArray()
                ? Zstd.decompressByteArray(
                    target,
                    0,
                    decompressedSize,
                    source.array(),
                    source.arrayOffset() + source.position(),
                    source.remaining())
                : Zstd.decompressByteArray(
                    target, 0, decompressedSize, copy(source), 0, source.remaining());
        if (size != decompressedSize) {
          throw new IOException("a zstd page holds " + size + " bytes, not " + decompressedSize);
        }
      } catch (ZstdException e) {
        throw new IOException("a zstd page is damaged: " + e.getMessage(), e);
      }
      return BytesInput.from(target, 0, decompressedSize);
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
        throws IOException {
      byte[] source = new byte[compressedSize];
      input.get(source);
      byte[] target = new byte[decompressedSize];
      long size = Zstd.decompress(target, source);
      if (Zstd.isError(size)) {
        throw new IOException("a zstd page is damaged: " + Zstd.getErrorName(size));
      }
      output.put(target);
      output.flip();
    }

    @Override
    public void release() {}
  }
}

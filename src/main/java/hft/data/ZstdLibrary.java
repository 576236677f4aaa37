package hft.data;

import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The native zstd library, which unpacks itself into the temporary folder. Loaded before the first
 * file is opened: where that fails later, on a thread of a stream, it is an error of the machine
 * and ends the process without a word.
 */
final class ZstdLibrary {
  private ZstdLibrary() {}

  /**
   * Does nothing when it is loaded.
   *
   * @throws UncheckedIOException when the temporary folder has no room or may not be written
   */
  static void load() {
    try {
      Native.load();
    } catch (ExceptionInInitializerError | UnsatisfiedLinkError e) {
      throw new UncheckedIOException(
          "cannot load the zstd library from the temporary folder "
              + System.getProperty("java.io.tmpdir")
              + ", expected room for 1 MB and permission to run it there; another folder is chosen"
              + " by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER",
          new IOException(e.getMessage(), e));
    }
  }
}

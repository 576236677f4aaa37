package hft.mine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A prefix in a bucket. A PUT is whole or nothing, so a file appears under its name at once; until
 * then it lies in a temporary folder of this machine. Nothing keeps two miners apart here: they
 * would write the same files twice.
 */
final class S3Output implements Output {
  private final S3Store store;
  private final URI root;
  private final String prefix;
  private @Nullable Path work;

  private S3Output(S3Store store, URI root, String prefix) {
    this.store = store;
    this.root = root;
    this.prefix = prefix;
  }

  /**
   * @param root {@code s3a://BUCKET/PREFIX}
   */
  static S3Output open(URI root, Configuration conf) throws IOException {
    String path = root.getPath() == null ? "" : root.getPath().replaceAll("^/+|/+$", "");
    return new S3Output(
        S3Store.open(root.getAuthority(), conf), root, path.isEmpty() ? "" : path + "/");
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    refuse(name);
    return store.readAll(prefix + name);
  }

  @Override
  public long size(String name) throws IOException {
    return store.look(prefix + name) instanceof S3Store.Found found ? found.bytes() : -1;
  }

  /** Reading as absent what may not be read would overwrite it. */
  private void refuse(String name) throws IOException {
    if (store.look(prefix + name) instanceof S3Store.Refused) {
      throw new ArchiveProblem(
          "not allowed to read " + name + " in " + root + "; expected a bucket of yours");
    }
  }

  @Override
  public Path take() throws IOException {
    Path folder = Files.createTempDirectory("hft-mine-");
    work = folder;
    return folder;
  }

  @Override
  public void publish(Path file, String name) throws IOException {
    store.put(file, prefix + name);
    Files.delete(file);
  }

  @Override
  public void remove(String name) throws IOException {
    store.remove(prefix + name);
  }

  @Override
  public void close() {
    store.close();
    if (work != null) {
      try {
        Folders.remove(work);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}

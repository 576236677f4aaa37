package hft.mine;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The archive's two buckets. */
final class Buckets implements AutoCloseable {
  private final MineSettings settings;
  private final S3Store archive;
  private final S3Store node;

  private Buckets(MineSettings settings, S3Store archive, S3Store node) {
    this.settings = settings;
    this.archive = archive;
    this.node = node;
  }

  static Buckets open(MineSettings settings, Configuration conf) throws IOException {
    S3Store archive = S3Store.open(settings.archive().name(), conf);
    try {
      return new Buckets(settings, archive, S3Store.open(settings.node().name(), conf));
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  S3Store of(ArchiveObject.Source source) {
    return switch (source) {
      case ARCHIVE -> archive;
      case NODE -> node;
    };
  }

  MineSettings.Bucket settings(ArchiveObject.Source source) {
    return switch (source) {
      case ARCHIVE -> settings.archive();
      case NODE -> settings.node();
    };
  }

  @Override
  public void close() {
    archive.close();
    node.close();
  }
}

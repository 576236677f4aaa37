package hft.mine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/** The objects of one bucket, through Hadoop's S3A. For any number of threads. */
final class S3Store implements AutoCloseable {
  /** What the server says of an object. */
  sealed interface Look {}

  /** It is there; {@code status} is S3A's, so that opening it needs no second look. */
  record Found(FileStatus status, long bytes, String etag) implements Look {}

  record Missing() implements Look {}

  /** Not for us. A bucket that may not be listed says so of objects that do not exist, too. */
  record Refused() implements Look {}

  private final FileSystem files;
  private final String bucket;

  private S3Store(FileSystem files, String bucket) {
    this.files = files;
    this.bucket = bucket;
  }

  static S3Store open(String bucket, Configuration conf) throws IOException {
    return new S3Store(FileSystem.newInstance(URI.create("s3a://" + bucket + "/"), conf), bucket);
  }

  Look look(String key) throws IOException {
    try {
      FileStatus status = files.getFileStatus(path(key));
      if (!status.isFile()) {
        return new Missing();
      }
      String etag = status instanceof EtagSource source ? source.getEtag() : "";
      return new Found(status, status.getLen(), etag == null ? "" : etag);
    } catch (FileNotFoundException _) {
      return new Missing();
    } catch (AccessDeniedException _) {
      return new Refused();
    }
  }

  /** The object from start to end; a change of it meanwhile is an error. */
  InputStream read(String key, Found found) throws IOException {
    return FutureIO.awaitFuture(
        files
            .openFile(path(key))
            .withFileStatus(found.status())
            .opt("fs.option.openfile.read.policy", "whole-file")
            .build());
  }

  /** A small object whole; empty when there is none. */
  Optional<byte[]> readAll(String key) throws IOException {
    if (!(look(key) instanceof Found found)) {
      return Optional.empty();
    }
    try (InputStream in = read(key, found)) {
      return Optional.of(in.readAllBytes());
    }
  }

  /** Puts a local file there. It appears whole, or not at all. */
  void put(java.nio.file.Path file, String key) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path(key));
    builder.overwrite(true);
    builder.opt("fs.s3a.create.performance", true); // no looks for folders that are none
    FSDataOutputStream out = builder.build();
    try (out) {
      try {
        Files.copy(file, out);
      } catch (IOException | RuntimeException e) {
        out.abort(); // closing alone would publish the half
        throw e;
      }
    }
  }

  /** Removes an object, if it is there. */
  void remove(String key) throws IOException {
    files.delete(path(key), false);
  }

  private Path path(String key) {
    return new Path("s3a", bucket, "/" + key);
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package hft.mine;

import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What S3A has to know. Credentials are none of it: the AWS SDK's own chain finds them
 * (environment, {@code ~/.aws}, container, instance) and keeps them.
 */
final class S3aConfiguration {
  private static final String CREDENTIALS =
      "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider";

  /** Also the size of a buffer that an upload fills; 5 MiB is S3's least. */
  private static final String UPLOAD_BLOCK = "8M";

  private S3aConfiguration() {}

  static Configuration of(MineSettings settings) {
    Configuration conf = new Configuration(false); // no files from the class path or the disk
    conf.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    conf.set("fs.s3a.aws.credentials.provider", CREDENTIALS);
    bucket(conf, settings.archive());
    bucket(conf, settings.node());
    conf.set("fs.s3a.bucket.probe", "0");
    conf.set("fs.s3a.input.stream.type", "classic"); // one GET from start to end
    conf.set("fs.s3a.fast.upload.buffer", "array");
    conf.set("fs.s3a.multipart.size", UPLOAD_BLOCK);
    conf.setInt("fs.s3a.threads.max", settings.lanes() + settings.lookups());
    conf.setInt("fs.s3a.connection.maximum", 2 * (settings.lanes() + settings.lookups()));
    patience(conf, settings);
    endpoint(conf, settings.endpoint());
    return conf;
  }

  private static void bucket(Configuration conf, MineSettings.Bucket bucket) {
    String prefix = "fs.s3a.bucket." + bucket.name() + ".";
    conf.setBoolean(prefix + "requester.pays.enabled", true);
    conf.set(prefix + "endpoint.region", bucket.region());
  }

  /** One who tries again is enough: S3A, and not also the SDK beneath it. */
  private static void patience(Configuration conf, MineSettings settings) {
    int again = settings.attempts() - 1;
    String wait = settings.retryAfter().toMillis() + "ms";
    conf.setInt("fs.s3a.attempts.maximum", 0);
    conf.setInt("fs.s3a.retry.limit", again);
    conf.set("fs.s3a.retry.interval", wait);
    conf.setInt("fs.s3a.retry.throttle.limit", again);
    conf.set("fs.s3a.retry.throttle.interval", wait);
    conf.set("fs.s3a.connection.timeout", settings.timeout().toMillis() + "ms");
    conf.set("fs.s3a.connection.establish.timeout", settings.timeout().toMillis() + "ms");
  }

  private static void endpoint(Configuration conf, Optional<URI> endpoint) {
    if (endpoint.isPresent()) {
      conf.set("fs.s3a.endpoint", endpoint.get().toString());
      conf.setBoolean("fs.s3a.path.style.access", true);
      conf.setBoolean("fs.s3a.connection.ssl.enabled", "https".equals(endpoint.get().getScheme()));
      conf.setIfUnset("fs.s3a.endpoint.region", "us-east-1");
    }
  }
}

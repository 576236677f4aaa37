package hft.mine;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The miner. Section {@code hft.mine}.
 *
 * @param archive bucket of the books and the asset contexts
 * @param node bucket of the trades
 * @param endpoint of another S3 server than Amazon's, for all buckets
 * @param lanes objects downloaded and converted at the same time, 1..64
 * @param lookups objects asked for at the same time before the download starts, 1..64
 * @param attempts of a request, 1..20
 * @param retryAfter before the second attempt; longer before each further one
 * @param timeout without a byte before a request has failed
 * @param tolerateRows rows of one object that may be unusable before the object counts as damaged
 * @param bookSilence of a coin's books that is reported as a gap
 * @param otherSilence the same of contexts and trades
 * @param requestUsd price of a thousand requests
 * @param costLimitUsd most a run may be expected to cost
 */
public record MineSettings(
    Bucket archive,
    Bucket node,
    Optional<URI> endpoint,
    int lanes,
    int lookups,
    int attempts,
    Duration retryAfter,
    Duration timeout,
    int tolerateRows,
    Duration bookSilence,
    Duration otherSilence,
    double requestUsd,
    double costLimitUsd) {

  /**
   * @param name of the bucket
   * @param region where it is
   * @param gigabyteUsd price of sending a gigabyte (10^9 bytes) from there to the internet
   */
  public record Bucket(String name, String region, double gigabyteUsd) {
    public Bucket {
      if (name.isBlank() || region.isBlank()) {
        throw new IllegalArgumentException("a bucket must have a name and a region");
      }
      if (!(gigabyteUsd >= 0)) {
        throw new IllegalArgumentException("gigabyteUsd must not be negative, was " + gigabyteUsd);
      }
    }
  }

  public MineSettings {
    within("lanes", lanes, 64);
    within("lookups", lookups, 64);
    within("attempts", attempts, 20);
    if (!retryAfter.isPositive() || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "retryAfter and timeout must be positive, were " + retryAfter + " and " + timeout);
    }
    if (tolerateRows < 0) {
      throw new IllegalArgumentException("tolerateRows must not be negative, was " + tolerateRows);
    }
    if (!bookSilence.isPositive() || !otherSilence.isPositive()) {
      throw new IllegalArgumentException(
          "silences must be positive, were " + bookSilence + " and " + otherSilence);
    }
    if (!(requestUsd >= 0) || !(costLimitUsd >= 0)) {
      throw new IllegalArgumentException(
          "prices must not be negative, were " + requestUsd + " and " + costLimitUsd);
    }
    endpoint.ifPresent(MineSettings::requireHttp);
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }

  private static void requireHttp(URI endpoint) {
    boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
    if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "endpoint must be like http://127.0.0.1:9000, without user and password");
    }
  }

  /** The same with another endpoint; the settings file's stays when there is none. */
  public MineSettings withEndpoint(Optional<URI> other) {
    return new MineSettings(
        archive,
        node,
        other.or(() -> endpoint),
        lanes,
        lookups,
        attempts,
        retryAfter,
        timeout,
        tolerateRows,
        bookSilence,
        otherSilence,
        requestUsd,
        costLimitUsd);
  }
}

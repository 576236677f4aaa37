package hft.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where alerts go. Section {@code hft.alerts}.
 *
 * @param webhookFile file with the address to post to, which often is a secret; empty for none
 * @param perSecond alerts in the long run; what is more is counted in the next
 * @param burst alerts at once
 * @param queued alerts that may wait; more are counted in the next
 * @param timeout of one attempt
 * @param attempts before an alert is given up and counted in the next
 * @param retryFirst after the first failed attempt; doubled each time
 * @param retryMax longest between two attempts
 */
public record AlertSettings(
    Optional<Path> webhookFile,
    int perSecond,
    int burst,
    int queued,
    Duration timeout,
    int attempts,
    Duration retryFirst,
    Duration retryMax) {
  public AlertSettings {
    inside("perSecond", perSecond, 100);
    inside("burst", burst, 1_000);
    inside("queued", queued, 10_000);
    inside("attempts", attempts, 100);
    if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("timeout must be up to 1 m, was " + timeout);
    }
    if (!retryFirst.isPositive() || retryMax.compareTo(retryFirst) < 0) {
      throw new IllegalArgumentException("retryFirst must be positive and at most retryMax");
    }
  }

  private static void inside(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }
}

package hft.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The local exchange server. Section {@code hft.exchange}.
 *
 * @param data whose market is replayed, and whose instruments are listed
 * @param startPrices price by coin that an empty market starts from, as text
 * @param speed market seconds per second
 * @param loop whether the recorded market starts over at its end
 * @param blockJitterNanos blocks are early or late by up to this
 * @param blockSkipPermille blocks in a thousand that do not happen
 * @param accounts USDC by address, as text
 * @param tradedVolume scaled USDC of lifetime volume every account starts with
 * @param faults a fault plan
 * @param adminTokenFile with the token that calls under {@code /local/} must bring
 * @param frameBuffer frames that may wait for one socket
 */
public record ExchangeSection(
    String host,
    int port,
    MarketSource market,
    Path data,
    Map<String, String> startPrices,
    double speed,
    boolean loop,
    NetworkName network,
    long blockNanos,
    long blockJitterNanos,
    int blockSkipPermille,
    long entryDelayNanos,
    long answerDelayNanos,
    LimitTerms limits,
    Map<String, String> accounts,
    long tradedVolume,
    Optional<Path> faults,
    Optional<Path> adminTokenFile,
    int frameBuffer) {
  /** Who trades besides the clients. */
  public enum MarketSource {
    DATA,
    SYNTHETIC,
    EMPTY
  }

  /** Whose signatures count. */
  public enum NetworkName {
    MAINNET,
    TESTNET,
    BOTH
  }

  /** The venue's limits per network address, or none to speak of. */
  public enum LimitTerms {
    VENUE,
    OFF
  }

  public ExchangeSection {
    startPrices = Map.copyOf(startPrices);
    accounts = new TreeMap<>(accounts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (!(speed > 0 && speed <= 10_000)) {
      throw new IllegalArgumentException("speed must be more than 0, at most 10000, was " + speed);
    }
    for (long delay : List.of(entryDelayNanos, answerDelayNanos)) {
      if (delay < 0) {
        throw new IllegalArgumentException(
            "entry-delay and answer-delay must not be negative, were "
                + entryDelayNanos
                + " ns and "
                + answerDelayNanos
                + " ns");
      }
    }
  }

  /** The same on any free port. */
  public ExchangeSection onAnyPort() {
    return new ExchangeSection(
        host,
        0,
        market,
        data,
        startPrices,
        speed,
        loop,
        network,
        blockNanos,
        blockJitterNanos,
        blockSkipPermille,
        entryDelayNanos,
        answerDelayNanos,
        limits,
        accounts,
        tradedVolume,
        faults,
        adminTokenFile,
        frameBuffer);
  }
}

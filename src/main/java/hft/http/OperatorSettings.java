package hft.http;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator's door. Section {@code hft.operator}.
 *
 * @param enabled false runs without it: signals and {@code ./hft cancel-all} are what is left
 * @param address to listen on; a wildcard needs {@code allowWildcard}
 * @param port 0 for any free one
 * @param allowWildcard every interface, on purpose
 * @param hostNames by which browsers may call it, beside addresses and localhost
 * @param tokens file with the hashes of the operators' tokens
 * @param tokenFile the token of {@code ./hft kill} and its neighbours; written beside the hashes
 *     when there are none yet
 * @param connections open at once; more are cut
 * @param requestWithin for a whole request to arrive, and between two on one connection
 * @param bodyBytesMax longest request body
 * @param failuresPerSecond wrong tokens that are answered and noted; more get status 429
 * @param tls null for plain HTTP
 */
public record OperatorSettings(
    boolean enabled,
    String address,
    int port,
    boolean allowWildcard,
    List<String> hostNames,
    Path tokens,
    Path tokenFile,
    int connections,
    Duration requestWithin,
    int bodyBytesMax,
    int failuresPerSecond,
    Optional<TlsSettings> tls) {
  public OperatorSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (!allowWildcard && isWildcard(address)) {
      throw new IllegalArgumentException(
          "address '"
              + address
              + "' listens on every interface; name one (127.0.0.1, the VPN's), or set"
              + " allow-wildcard = true");
    }
    if (connections < 8 || connections > 65_536) {
      throw new IllegalArgumentException("connections must be 8..65536, was " + connections);
    }
    if (!requestWithin.isPositive() || requestWithin.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("requestWithin must be up to 1 m, was " + requestWithin);
    }
    if (bodyBytesMax < 1_024 || bodyBytesMax > 1 << 20) {
      throw new IllegalArgumentException("bodyBytesMax must be 1024..1048576");
    }
    if (failuresPerSecond < 1 || failuresPerSecond > 1_000) {
      throw new IllegalArgumentException("failuresPerSecond must be 1..1000");
    }
    hostNames = List.copyOf(hostNames);
  }

  private static boolean isWildcard(String address) {
    if (address.isEmpty() || address.equals("*")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(address).isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name: looked up when it is bound
    }
  }

  /** The same with the files of {@code tls} below {@code home}. */
  public OperatorSettings under(Path home) {
    return new OperatorSettings(
        enabled,
        address,
        port,
        allowWildcard,
        hostNames,
        tokens,
        tokenFile,
        connections,
        requestWithin,
        bodyBytesMax,
        failuresPerSecond,
        tls.map(it -> it.under(home)));
  }
}

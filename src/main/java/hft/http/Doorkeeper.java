package hft.http;

import hft.core.pace.TokenBucket;
import hft.port.Clock;
import hft.port.OperatorDesk;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who gets in. A browser that was led here by another site is refused, also when that site's name
 * was made to lead here. The right token is always let in: the limit on wrong ones must not become
 * a way to lock the operator out, and 256 random bits are not found by trying.
 */
final class Doorkeeper {
  private static final String SCHEME = "Bearer ";
  private static final int FAILURE_BURST = 20;

  private final Tokens tokens;
  private final Set<String> hostNames = new HashSet<>();
  private final OperatorDesk desk;
  private final Clock clock;
  private final TokenBucket failures;
  private long unnoted;

  Doorkeeper(OperatorSettings settings, Tokens tokens, OperatorDesk desk, Clock clock) {
    this.tokens = tokens;
    this.desk = desk;
    this.clock = clock;
    this.failures = new TokenBucket(settings.failuresPerSecond(), FAILURE_BURST);
    hostNames.add("localhost");
    settings.hostNames().forEach(name -> hostNames.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Of every request: it was meant for us. A name we do not know is one that somebody else's DNS
   * made lead here.
   */
  void admit(HttpRequest request) {
    String host = request.getUri().getHost().address().toLowerCase(Locale.ROOT);
    if (!host.isEmpty() && !isAddress(host) && !hostNames.contains(host)) {
      throw new Refusal(
          403, "unknown host name; call it by its address, or add the name to host-names");
    }
  }

  /**
   * Of a request that changes something: who sent it.
   *
   * @return the operator's name
   */
  String operator(HttpRequest request, String remote) {
    refuseOtherSites(request);
    String given = header(request, "Authorization");
    String name = given.startsWith(SCHEME) ? tokens.holder(given.substring(SCHEME.length())) : null;
    if (name != null) {
      return name;
    }
    String what = given.isEmpty() ? "no token" : "a wrong token";
    if (!note(remote, what + " for " + request.method().value() + " " + path(request))) {
      throw new Refusal(429, "too many wrong tokens");
    }
    throw new Refusal(401, "expected the header Authorization: Bearer TOKEN");
  }

  /** What an operator's request does not tell us, a browser's does. */
  private static void refuseOtherSites(HttpRequest request) {
    String site = header(request, "Sec-Fetch-Site");
    if (!site.isEmpty() && !site.equals("same-origin") && !site.equals("none")) {
      throw new Refusal(403, "refused: sent by a page of another site");
    }
    String origin = header(request, "Origin");
    if (!origin.isEmpty() && !sameOrigin(origin, request)) {
      throw new Refusal(403, "refused: sent by a page of another site");
    }
  }

  private static boolean sameOrigin(String origin, HttpRequest request) {
    int scheme = origin.indexOf("://");
    return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(header(request, "Host"));
  }

  /** In the audit log, as far as the limit goes; what was left out is counted in the next. */
  private synchronized boolean note(String remote, String what) {
    if (!failures.tryTake(1, clock.nanos())) {
      unnoted++;
      return false;
    }
    desk.refused(remote, unnoted == 0 ? what : what + ", and " + unnoted + " more like it before");
    unnoted = 0;
    return true;
  }

  private static String path(HttpRequest request) {
    String path = request.getUri().path();
    return path.length() > 64 ? path.substring(0, 64) : path;
  }

  /** Without the name it is looked up by: nobody's DNS can be behind an address. */
  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  private static String header(HttpRequest request, String name) {
    Optional<HttpHeader> found = request.getHeader(name);
    @Nullable String value = found.map(HttpHeader::value).orElse(null);
    return value == null ? "" : value;
  }
}

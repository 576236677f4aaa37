package hft.exchange.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who may use what the real venue has not: programs of this machine, and no page that somebody's
 * browser happens to show. A page of another site gives itself away by {@code Origin} or {@code
 * Sec-Fetch-Site}; one whose name was made to lead here gives itself away by {@code Host}.
 */
public final class AdminGuard {
  /** No token is asked for. */
  public static final AdminGuard OPEN = new AdminGuard(null);

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

  private final byte @Nullable [] token;

  private AdminGuard(byte @Nullable [] token) {
    this.token = token;
  }

  /**
   * @param token what every call must bring as {@code Authorization: Bearer TOKEN}
   */
  public static AdminGuard with(String token) {
    return new AdminGuard(expected(token));
  }

  private static byte[] expected(String token) {
    return ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Null when the call may go on.
   *
   * @param listening the address the exchange listens on
   */
  HttpAnswer.@Nullable Page refusal(HttpRequest request, String listening) {
    String site = header(request, "Sec-Fetch-Site").orElse("none");
    if (header(request, "Origin").isPresent() || !OWN_SITES.contains(site)) {
      return HttpAnswer.text(403, "not for pages of other sites");
    }
    String host = name(header(request, "Host").orElse(""));
    if (!OWN_NAMES.contains(host) && !host.equals(listening)) {
      return HttpAnswer.text(403, "this machine is not called " + host);
    }
    byte[] brought = header(request, "Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    return token == null || MessageDigest.isEqual(token, brought)
        ? null
        : HttpAnswer.text(401, "expected Authorization: Bearer TOKEN, with the admin token");
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }

  /** Without its port. */
  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return token == null ? "AdminGuard[open]" : "AdminGuard[token]";
  }
}

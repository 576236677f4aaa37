package hft.app.live;

import hft.app.cli.UserMistake;
import hft.app.config.Mode;
import hft.app.config.VenueAccess;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses this version may connect to. Nothing in it has met the venue itself yet, so these are
 * the addresses of this machine and no others: whoever opens a connection needs one of these, and
 * here is the only place that makes them. To prove a mode is to let it through here. {@link
 * PublicConnection} needs none: it cannot send anything but questions and subscriptions.
 */
public final class ReachableVenue {
  /** Literal, so that no name service decides whether an order leaves the machine. */
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  private final URI rest;
  private final URI ws;

  private ReachableVenue(URI rest, URI ws) {
    this.rest = rest;
    this.ws = ws;
  }

  /**
   * The venue the engine trades at, or takes its market data from. Mode live signs what the venue
   * itself would execute, so there it must be an exchange of our own.
   *
   * @throws UserMistake for an address that is not this machine's
   */
  static ReachableVenue toRun(Mode mode, VenueAccess access) {
    ReachableVenue venue = of("run", mode, access);
    if (mode == Mode.LIVE) {
      if (!venue.rest.getAuthority().equals(venue.ws.getAuthority())) {
        throw new UserMistake(
            "mode live is not proven in this version and trades only with a ./hft exchange, which"
                + " has one port for both: hft.venue.mainnet is "
                + venue.rest
                + " and "
                + venue.ws);
      }
      OwnExchange.require(venue.rest);
    }
    return venue;
  }

  /**
   * The venue a command talks to.
   *
   * @param command as it is typed, for the message
   * @throws UserMistake for an address that is not this machine's
   */
  public static ReachableVenue of(String command, Mode mode, VenueAccess access) {
    return of(
        command + " --mode " + mode.name().toLowerCase(Locale.ROOT),
        mode == Mode.TESTNET ? "hft.venue.testnet" : "hft.venue.mainnet",
        mode == Mode.TESTNET ? access.testnet() : access.mainnet());
  }

  private static ReachableVenue of(String what, String section, VenueAccess.Addresses addresses) {
    if (!isLoopback(addresses.restUri()) || !isLoopback(addresses.wsUri())) {
      throw new UserMistake(
          what
              + " is not proven in this version and connects to 127.0.0.1 only; "
              + section
              + " is "
              + addresses.rest()
              + " and "
              + addresses.ws()
              + "; possible are ./hft run in mode local, and both addresses of a ./hft exchange on"
              + " this machine");
    }
    return new ReachableVenue(addresses.restUri(), addresses.wsUri());
  }

  /**
   * An exchange of our own.
   *
   * @param url such as {@code http://127.0.0.1:18080}
   */
  static ReachableVenue ownExchange(String url) {
    return of(
        "run --mode local",
        "the exchange",
        new VenueAccess.Addresses(url, url.replaceFirst("^http", "ws") + "/ws"));
  }

  /** By its literal address. */
  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost());
  }

  URI rest() {
    return rest;
  }

  URI ws() {
    return ws;
  }
}

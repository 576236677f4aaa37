package hft.app.live;

import hft.app.cli.UserMistake;
import hft.app.config.Mode;
import hft.app.config.VenueAccess;
import java.net.URI;
import java.util.Set;

/**
 * What this version may not do yet: send orders to the venue. The engine has traded over real
 * sockets on loopback only, so mode live is refused altogether and mode testnet unless both of its
 * addresses are this machine. Looked at before a key is.
 */
final class Unproven {
  /** Literal, so that no name service decides whether an order leaves the machine. */
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  private Unproven() {}

  /**
   * @throws UserMistake for a mode that would send orders to the venue
   */
  static void refuse(Mode mode, VenueAccess access) {
    switch (mode) {
      case LIVE ->
          throw new UserMistake(
              "mode live is not proven in this version and does not start; expected --mode local,"
                  + " paper or backtest");
      case TESTNET -> {
        VenueAccess.Addresses addresses = access.testnet();
        if (!isLoopback(addresses.restUri()) || !isLoopback(addresses.wsUri())) {
          throw new UserMistake(
              "mode testnet is not proven in this version and starts only against 127.0.0.1;"
                  + " hft.venue.testnet is "
                  + addresses.rest()
                  + " and "
                  + addresses.ws()
                  + ", expected --mode local, paper or backtest");
        }
      }
      case LOCAL, PAPER, BACKTEST, CLUSTER -> {}
    }
  }

  /** By its literal address. */
  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost());
  }
}

package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.config.VenueAccess;
import hft.wire.action.Network;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which outside world, each with what it needs and nothing else: paper cannot hold a key. The
 * switch in {@link #open} is the only place in the program that turns a mode into wiring.
 */
sealed interface World {
  /** A real network. */
  record Real(Network network, ReachableVenue venue, Path keyFile) implements World {}

  /** The venue's market data, simulated fills. */
  record Paper(ReachableVenue venue) implements World {}

  /** An exchange of our own in this process. */
  record Local() implements World {}

  /** The world the request's mode means. */
  static World of(RunRequest request) {
    VenueAccess access = request.settings().get(VenueAccess.class);
    return switch (request.mode()) {
      case LIVE -> {
        Acknowledgement.require(request.settings()); // before anything else is looked at
        yield real(Network.MAINNET, request);
      }
      case TESTNET -> real(Network.TESTNET, request);
      case PAPER -> new Paper(ReachableVenue.toRun(request.mode(), access));
      case LOCAL -> new Local();
      case BACKTEST, CLUSTER ->
          throw new UserMistake(
              "mode "
                  + request.mode().name().toLowerCase(Locale.ROOT)
                  + " does not run on the wall clock");
    };
  }

  private static Real real(Network network, RunRequest request) {
    VenueAccess access = request.settings().get(VenueAccess.class);
    ReachableVenue venue =
        ReachableVenue.toRun(request.mode(), access); // before a key is looked at
    return new Real(network, venue, keyFile(request.home(), access));
  }

  /**
   * @param watches look over the shoulder of what connects
   * @param killed nothing but cancels may be sent
   */
  static EngineWorld open(World world, RunRequest request, Watches watches, boolean killed)
      throws Exception {
    return switch (world) {
      case Real real -> RealWorld.open(real, request, watches, killed);
      case Paper paper -> PaperWorld.open(paper, request, watches);
      case Local _ -> LocalWorld.open(request, watches, killed);
    };
  }

  private static Path keyFile(Path home, VenueAccess access) {
    return access
        .keyFile()
        .map(home::resolve)
        .orElseThrow(
            () ->
                new UserMistake(
                    "hft.venue.key-file is missing: the file with the agent key that signs"));
  }
}

package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.config.VenueAccess;
import hft.hyperliquid.feed.FrameTap;
import hft.wire.action.Network;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which outside world, each with what it needs and nothing else: paper cannot hold a key. The
 * switch in {@link #open} is the only place in the program that turns a mode into wiring.
 */
sealed interface World {
  /** A real network. */
  record Real(
      Network network, VenueAccess.Addresses addresses, Path keyFile, boolean mustAcknowledge)
      implements World {}

  /** The venue's market data, simulated fills. */
  record Paper(VenueAccess.Addresses addresses) implements World {}

  /** An exchange of our own in this process. */
  record Local() implements World {}

  /** The world the request's mode means. */
  static World of(RunRequest request) {
    VenueAccess access = request.settings().get(VenueAccess.class);
    Unproven.refuse(request.mode(), access);
    return switch (request.mode()) {
      case LIVE ->
          new Real(Network.MAINNET, access.mainnet(), keyFile(request.home(), access), true);
      case TESTNET ->
          new Real(Network.TESTNET, access.testnet(), keyFile(request.home(), access), false);
      case PAPER -> new Paper(access.mainnet());
      case LOCAL -> new Local();
      case BACKTEST, CLUSTER ->
          throw new UserMistake(
              "mode "
                  + request.mode().name().toLowerCase(Locale.ROOT)
                  + " does not run on the wall clock");
    };
  }

  /**
   * @param tap sees every frame of market data
   */
  static EngineWorld open(World world, RunRequest request, FrameTap tap) throws Exception {
    return switch (world) {
      case Real real -> RealWorld.open(real, request, tap);
      case Paper paper -> PaperWorld.open(paper, request, tap);
      case Local _ -> LocalWorld.open(request, tap);
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

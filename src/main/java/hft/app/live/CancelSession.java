package hft.app.live;

import hft.app.cli.CancelAllRequest;
import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.app.config.Mode;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.hyperliquid.cancel.Canceller;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.socket.SocketSettings;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.info.AssetMeta;
import hft.wire.info.InfoType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A key, an account and a way to take out its orders, without the engine. */
final class CancelSession implements AutoCloseable {
  private final Key key;
  private final JavaRest rest;
  private final Canceller canceller;

  private CancelSession(Key key, JavaRest rest, Canceller canceller) {
    this.key = key;
    this.rest = rest;
    this.canceller = canceller;
  }

  /**
   * Reads the venue's asset ids too: what can go wrong goes wrong now, not when it matters.
   *
   * @param command as it is typed
   * @param keyFile the key that signs
   * @param keyMissing what to say when it is not set
   */
  static CancelSession open(
      String command, CancelAllRequest request, Optional<Path> keyFile, String keyMissing) {
    Settings settings = request.settings();
    VenueAccess access = settings.get(VenueAccess.class);
    ReachableVenue venue = venue(command, request.mode(), access);
    Network network = request.mode() == Mode.LIVE ? Network.MAINNET : Network.TESTNET;
    Path file = keyFile.orElseThrow(() -> new UserMistake(keyMissing));
    Key key = Key.open(settings, request.home(), file, network);
    System.err.println("key      " + key.description());
    JavaRest rest = new JavaRest(venue.rest(), settings.get(SocketSettings.class).connectTimeout());
    try {
      GatewaySettings gateway = settings.get(GatewaySettings.class);
      var timeout = gateway.restTimeout();
      List<String> universe =
          new Questions(rest, timeout)
              .ask(Questions.ofDex(InfoType.META)).meta().universe().stream()
                  .map(AssetMeta::name)
                  .toList();
      return new CancelSession(
          key,
          rest,
          new Canceller(
              rest,
              key.account(),
              Assets.of(universe, List.of()),
              key.signer(),
              key.nonces(),
              WallClock.INSTANCE,
              timeout,
              gateway.retryDelay()));
    } catch (RuntimeException e) {
      rest.close();
      key.close();
      throw e;
    }
  }

  private static ReachableVenue venue(String command, Mode mode, VenueAccess access) {
    return switch (mode) {
      case LIVE, TESTNET -> ReachableVenue.of(command, mode, access);
      case LOCAL, PAPER, BACKTEST, CLUSTER ->
          throw new UserMistake(
              "mode "
                  + mode.name().toLowerCase(Locale.ROOT)
                  + " leaves no orders at the venue; expected --mode live or testnet");
    };
  }

  Canceller canceller() {
    return canceller;
  }

  Address account() {
    return key.account().address();
  }

  @Override
  public void close() {
    rest.close();
    key.close();
  }
}

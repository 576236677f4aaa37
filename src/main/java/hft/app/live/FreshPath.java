package hft.app.live;

import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.hyperliquid.cancel.Canceller;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Rest;

/**
 * A way to the venue that shares nothing with the tree but the key: its connection is opened when it
 * is needed. For what is left to do after the tree's end.
 */
final class FreshPath {
  private static final int TRIES = 3;

  private final GatewaySettings gateway;
  private final Connections connections;
  private final Key key;
  private final Assets assets;

  FreshPath(Settings settings, Connections connections, Key key, Assets assets) {
    this.gateway = settings.get(GatewaySettings.class);
    this.connections = connections;
    this.key = key;
    this.assets = assets;
  }

  /**
   * Takes back the venue's own cancel-all, which would strike whoever trades here next.
   *
   * @return a line for people; empty when there is nothing to say
   */
  String disarm() {
    if (gateway.deadMan().isZero()) {
      return "";
    }
    try (JavaRest rest = connections.newRest()) {
      String trouble = canceller(rest).disarm(TRIES);
      return trouble.isEmpty()
          ? ""
          : "armed    the venue's own cancel-all still comes within "
              + gateway.deadMan().toSeconds()
              + " s: "
              + trouble;
    }
  }

  /** Takes orders out over {@code rest}. */
  Canceller canceller(Rest rest) {
    return new Canceller(
        rest,
        key.account(),
        assets,
        key.signer(),
        key.nonces(),
        WallClock.INSTANCE,
        gateway.restTimeout(),
        gateway.retryDelay());
  }
}

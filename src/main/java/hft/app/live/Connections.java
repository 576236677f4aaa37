package hft.app.live;

import hft.app.clock.WallClock;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.core.market.Instrument;
import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.gateway.GatewayWiring;
import hft.hyperliquid.gateway.OrderGateway;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.socket.NettySockets;
import hft.hyperliquid.socket.SocketSettings;
import hft.port.GatewayCommand;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import java.net.URI;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;

/** The network side of one run: sockets, HTTP, and the actors' behaviours on them. */
final class Connections implements AutoCloseable {
  /**
   * How often a question is asked that has to be answered before anything starts: on a busy machine
   * a venue's first answer takes seconds.
   */
  static final int AT_START = 3;

  /** Market data and the account have a network thread each. */
  private static final int NETWORK_THREADS = 2;

  private final Settings settings;
  private final ReachableVenue venue;
  private final NettySockets sockets;
  private final JavaRest rest;
  private final Watches watches;
  private final StageTimes stages;

  Connections(Settings settings, ReachableVenue venue, Watches watches) {
    this.settings = settings;
    this.venue = venue;
    this.watches = watches;
    this.stages = watches.stages();
    SocketSettings socket = settings.get(SocketSettings.class);
    this.sockets = new NettySockets(socket, WallClock.INSTANCE, NETWORK_THREADS);
    this.rest = newRest();
  }

  NettySockets sockets() {
    return sockets;
  }

  JavaRest rest() {
    return rest;
  }

  /** Another connection, of whoever asks. */
  JavaRest newRest() {
    return new JavaRest(venue.rest(), settings.get(SocketSettings.class).connectTimeout());
  }

  URI ws() {
    return venue.ws();
  }

  StageTimes stages() {
    return stages;
  }

  int inboxBytes() {
    return settings.get(SocketSettings.class).inboxBytes();
  }

  Questions questions() {
    return new Questions(rest, settings.get(GatewaySettings.class).restTimeout(), AT_START);
  }

  Behavior<MarketDataCommand> marketData(List<Instrument> instruments, FrameTap tap) {
    return PublicConnection.feed(settings, sockets, ws(), instruments, tap, watches.feed(), stages);
  }

  Behavior<GatewayCommand> orderGateway(List<Instrument> instruments, Key key, Assets assets) {
    return OrderGateway.create(
        new GatewayWiring(
            ws(),
            sockets,
            inboxBytes(),
            settings.get(LinkSettings.class),
            rest,
            settings.get(GatewaySettings.class),
            key.account(),
            assets,
            key.signer(),
            key.nonces(),
            settings.get(RunSettings.class).seed() + 1,
            WallClock.INSTANCE,
            instruments,
            watches.gateway(),
            stages));
  }

  @Override
  public void close() {
    sockets.close();
    rest.close();
  }
}

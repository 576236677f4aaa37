package hft.app.live;

import hft.app.clock.WallClock;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.core.market.Instrument;
import hft.hyperliquid.feed.FeedSettings;
import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.feed.MarketFeed;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.link.LinkWatch;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.socket.NettySockets;
import hft.hyperliquid.socket.SocketSettings;
import hft.hyperliquid.socket.Sockets;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import java.net.URI;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;

/**
 * A venue to listen to, whose address may be any: it knows no key, no account and no order, and
 * offers no way to send one. What leaves is questions about the market and subscriptions to it.
 */
final class PublicConnection implements AutoCloseable {
  private final Settings settings;
  private final URI ws;
  private final NettySockets sockets;
  private final JavaRest rest;

  PublicConnection(Settings settings, VenueAccess.Addresses addresses) {
    this.settings = settings;
    this.ws = addresses.wsUri();
    SocketSettings socket = settings.get(SocketSettings.class);
    this.sockets = new NettySockets(socket, WallClock.INSTANCE, 1);
    this.rest = new JavaRest(addresses.restUri(), socket.connectTimeout());
  }

  Universe universe() {
    return Universe.read(
        new Questions(
            rest, settings.get(GatewaySettings.class).restTimeout(), Connections.AT_START),
        settings.get(VenueAccess.class).coins());
  }

  Behavior<MarketDataCommand> marketData(List<Instrument> instruments, FrameTap tap) {
    return feed(settings, sockets, ws, instruments, tap, LinkWatch.NONE, StageTimes.NONE);
  }

  static Behavior<MarketDataCommand> feed(
      Settings settings,
      Sockets sockets,
      URI ws,
      List<Instrument> instruments,
      FrameTap tap,
      LinkWatch watch,
      StageTimes stages) {
    return MarketFeed.create(
        new MarketFeed.Wiring(
            ws,
            sockets,
            settings.get(SocketSettings.class).inboxBytes(),
            settings.get(LinkSettings.class),
            settings.get(FeedSettings.class),
            settings.get(RunSettings.class).seed(),
            WallClock.INSTANCE,
            instruments,
            tap,
            watch,
            stages));
  }

  @Override
  public void close() {
    sockets.close();
    rest.close();
  }
}

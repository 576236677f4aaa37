package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.clock.WallClock;
import hft.app.config.AccountTerms;
import hft.app.config.ExchangeSection;
import hft.app.config.Settings;
import hft.app.exchange.LocalExchange;
import hft.core.market.Fixed8;
import hft.wire.action.Address;
import hft.wire.action.Network;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An exchange of our own in this process, reached as the real one is: over sockets of the loopback
 * and with signed actions, by a key that is made for the run and never leaves memory.
 */
final class LocalWorld {
  private LocalWorld() {}

  static EngineWorld open(RunRequest request, Watches watches, boolean killed) throws IOException {
    Settings settings = request.settings();
    ExchangeSection section = settings.get(ExchangeSection.class);
    double cash = settings.get(AccountTerms.class).cash();
    ThrowawayKey made = ThrowawayKey.make(network(section));
    LocalExchange exchange;
    try {
      Address account = made.key().account().address();
      exchange =
          LocalExchange.start(
              settings.with(section.onAnyPort()),
              request.home(),
              Map.of(account, Fixed8.fromDouble(cash)),
              WallClock.INSTANCE);
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
    try {
      EngineWorld world =
          RealWorld.open(
              request, connections(settings, exchange, watches), made.key(), watches, killed);
      return world
          .unwatched()
          .behind(notes(exchange, made, cash))
          .closingLast(List.of(made::close, exchange::close, () -> sayFaults(exchange)));
    } catch (RuntimeException e) {
      exchange.close();
      made.close();
      throw e;
    }
  }

  private static void sayFaults(LocalExchange exchange) {
    String faults = OwnExchange.faults(URI.create(exchange.server().url()));
    if (!faults.isEmpty()) {
      System.err.println("faults   " + faults);
    }
  }

  private static Network network(ExchangeSection section) {
    return section.network() == ExchangeSection.NetworkName.MAINNET
        ? Network.MAINNET
        : Network.TESTNET;
  }

  private static Connections connections(
      Settings settings, LocalExchange exchange, Watches watches) {
    return new Connections(settings, ReachableVenue.ownExchange(exchange.server().url()), watches);
  }

  private static List<String> notes(LocalExchange exchange, ThrowawayKey made, double cash) {
    return new ArrayList<>(
        List.of(
            "exchange " + exchange.server().url() + " in this process, websocket under /ws",
            "market   " + exchange.market(),
            String.format(
                Locale.ROOT,
                "account  %s, %,.0f USDC of no value; its key is in memory only",
                made.key().account().address(),
                cash)));
  }
}

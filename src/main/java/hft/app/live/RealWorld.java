package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.app.config.VenueAccess;
import hft.core.order.ClientOrderId;
import hft.hyperliquid.cancel.Canceller;
import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.probe.Check;
import hft.hyperliquid.probe.OrderProbe;
import hft.hyperliquid.probe.StartupProbe;
import hft.hyperliquid.rest.Questions;
import hft.port.GatewayCommand;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import hft.port.Venue;
import hft.wire.info.InfoType;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;

/** The venue itself, or anything that speaks as it does: signed orders over real sockets. */
final class RealWorld {
  /** How often to look for open orders and cancel them. */
  private static final int ROUNDS = 3;

  private RealWorld() {}

  static EngineWorld open(World.Real real, RunRequest request, Watches watches, boolean killed) {
    Key key = Key.open(request.settings(), request.home(), real.keyFile(), real.network());
    return open(
            request,
            new Connections(request.settings(), real.venue(), watches),
            key,
            watches,
            killed)
        .behind(List.of("key      " + key.description()));
  }

  /**
   * Asks and tries everything before it lets the tree in.
   *
   * @param killed no order is tried
   */
  static EngineWorld open(
      RunRequest request, Connections connections, Key key, Watches watches, boolean killed) {
    Account account = key.account();
    try {
      Universe universe =
          Universe.read(connections.questions(), request.settings().get(VenueAccess.class).coins());
      var freshPath = new FreshPath(request.settings(), connections, key, universe.assets());
      Canceller canceller = freshPath.canceller(connections.rest());
      clear(canceller);
      List<String> notes = probe(request, connections, key, universe, canceller, killed);
      double makerFee =
          connections
                  .questions()
                  .ask(Questions.ofUser(InfoType.USER_FEES, account.address().toString()))
                  .userFees()
                  .makerRateE12()
              / 1e12;
      return new EngineWorld(
          universe.instruments(),
          venue(connections, key, universe, watches.tap()),
          makerFee,
          new VenueTruth(
              connections.questions(), account.address().toString(), universe.instruments()),
          freshPath,
          account.address().toString(),
          account.address(),
          notes,
          key::reserveNonces,
          List.of(key, connections));
    } catch (RuntimeException e) {
      connections.close();
      key.close();
      throw e;
    }
  }

  private static Venue venue(Connections connections, Key key, Universe universe, FrameTap tap) {
    return new Venue() {
      @Override
      public Behavior<MarketDataCommand> marketData() {
        return connections.marketData(universe.instruments(), tap);
      }

      @Override
      public Behavior<GatewayCommand> orderGateway() {
        return connections.orderGateway(universe.instruments(), key, universe.assets());
      }

      @Override
      public StageTimes stages() {
        return connections.stages();
      }
    };
  }

  /** What an earlier life left open goes first, before anything is read that it could change. */
  private static void clear(Canceller canceller) {
    Canceller.Result result = canceller.run(ROUNDS);
    if (!result.isClean()) {
      throw new UserMistake(
          "not started, nothing was quoted: the account's open orders cannot be cancelled: "
              + result.trouble());
    }
  }

  private static List<String> probe(
      RunRequest request,
      Connections connections,
      Key key,
      Universe universe,
      Canceller canceller,
      boolean killed) {
    try {
      return probe(request, connections, key, universe, killed);
    } catch (RuntimeException e) {
      Canceller.Result result = canceller.run(ROUNDS); // the test order must not stay behind
      if (!result.isClean()) {
        throw new IllegalStateException(
            "the test order may be open still, "
                + result.trouble()
                + "; run ./hft cancel-all. Before that: "
                + e.getMessage(),
            e);
      }
      throw e;
    }
  }

  private static List<String> probe(
      RunRequest request, Connections connections, Key key, Universe universe, boolean killed) {
    GatewaySettings gateway = request.settings().get(GatewaySettings.class);
    List<Check> checks =
        new ArrayList<>(
            new StartupProbe(
                    connections.questions(),
                    key.account(),
                    key.signer().address(),
                    WallClock.INSTANCE,
                    request.settings().get(VenueAccess.class).leastRequests(),
                    gateway.deadMan())
                .run(universe.traded()));
    if (!killed && checks.stream().allMatch(Check::holds)) {
      checks.add(
          new OrderProbe(
                  connections.sockets(),
                  connections.ws(),
                  connections.inboxBytes(),
                  connections.rest(),
                  key.account(),
                  key.signer(),
                  key.nonces(),
                  WallClock.INSTANCE,
                  gateway.restTimeout())
              .run(
                  universe.instruments().getFirst(),
                  universe.assets().byInstrument().getFirst(),
                  new ClientOrderId(WallClock.INSTANCE.nanos(), 0)));
    }
    List<String> failed =
        checks.stream()
            .filter(check -> !check.holds())
            .map(check -> check.name() + ": " + check.found() + "\n  do: " + check.remedy())
            .toList();
    if (!failed.isEmpty()) {
      throw new UserMistake("not started, nothing was quoted:\n" + String.join("\n", failed));
    }
    return checks.stream().map(check -> "checked  " + check.name() + ": " + check.found()).toList();
  }
}

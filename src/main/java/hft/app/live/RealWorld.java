package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
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
import hft.port.Venue;
import hft.wire.action.Address;
import hft.wire.info.InfoType;
import hft.wire.sign.Signer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;

/** The venue itself, or anything that speaks as it does: signed orders over real sockets. */
final class RealWorld {
  private RealWorld() {}

  static EngineWorld open(World.Real real, RunRequest request) throws Exception {
    Signer signer = World.signer(real.keyFile());
    Address address = World.account(request.settings(), signer);
    if (real.mustAcknowledge()) {
      Acknowledgement.require(request.settings(), address);
    }
    boolean sub = request.settings().get(VenueAccess.class).subAccount();
    return open(
        request,
        new Connections(
            request.settings(), real.addresses().restUri(), real.addresses().wsUri()),
        new Account(real.network(), address, sub ? address : null),
        signer);
  }

  /** Asks and tries everything before it lets the tree in. */
  static EngineWorld open(
      RunRequest request, Connections connections, Account account, Signer signer) {
    try {
      Universe universe =
          Universe.read(
              connections.questions(), request.settings().get(VenueAccess.class).coins());
      List<String> notes = probe(request, connections, account, signer, universe);
      double makerFee =
          connections
                  .questions()
                  .ask(Questions.ofUser(InfoType.USER_FEES, account.address().toString()))
                  .userFees()
                  .makerRateE12()
              / 1e12;
      return new EngineWorld(
          universe.instruments(),
          venue(connections, account, signer, universe),
          makerFee,
          new VenueTruth(
              connections.questions(), account.address().toString(), universe.instruments()),
          notes,
          List.of(connections));
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static Venue venue(
      Connections connections, Account account, Signer signer, Universe universe) {
    return new Venue() {
      @Override
      public Behavior<MarketDataCommand> marketData() {
        return connections.marketData(universe.instruments(), FrameTap.NONE);
      }

      @Override
      public Behavior<GatewayCommand> orderGateway() {
        return connections.orderGateway(
            universe.instruments(), account, universe.assets(), signer);
      }
    };
  }

  private static List<String> probe(
      RunRequest request,
      Connections connections,
      Account account,
      Signer signer,
      Universe universe) {
    var patience = request.settings().get(GatewaySettings.class).restTimeout();
    List<Check> checks =
        new ArrayList<>(
            new StartupProbe(
                    connections.questions(),
                    account,
                    signer.address(),
                    WallClock.INSTANCE,
                    request.settings().get(VenueAccess.class).leastRequests())
                .run(universe.traded()));
    if (checks.stream().allMatch(Check::holds)) {
      checks.add(
          new OrderProbe(
                  connections.sockets(),
                  connections.ws(),
                  connections.inboxBytes(),
                  connections.rest(),
                  account,
                  signer,
                  WallClock.INSTANCE,
                  patience)
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
      new Canceller(
              connections.rest(),
              account,
              universe.assets(),
              signer,
              WallClock.INSTANCE,
              patience)
          .run(3); // the test order must not stay behind
      throw new UserMistake("not started, nothing was quoted:\n" + String.join("\n", failed));
    }
    return checks.stream().map(check -> "checked  " + check.name() + ": " + check.found()).toList();
  }
}

package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.cli.Cli;
import hft.app.cli.ExitCode;
import hft.app.cli.Jobs;
import hft.app.cli.Program;
import hft.app.clock.WallClock;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.exchange.LocalExchange;
import hft.core.market.Fixed8;
import hft.hyperliquid.key.KeyProblem;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Questions;
import hft.port.ActorDecorator;
import hft.wire.action.Address;
import hft.wire.info.InfoType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left at the venue when the actor that would cancel is the one that fails. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastActTest {
  private static final Address ACCOUNT = Address.parse(LocalProcesses.ADDRESS);

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();
  private LocalExchange exchange;
  private JavaRest rest;
  private volatile boolean fails;

  @BeforeEach
  void start() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    exchange =
        LocalExchange.start(
            Schema.base()
                .read(
                    ConfigFiles.load(
                        home.resolve("conf/application.conf"),
                        List.of(),
                        List.of("hft.exchange.port=0", "hft.exchange.limits=off"),
                        Map.of())),
            home,
            Map.of(ACCOUNT, 100_000 * Fixed8.ONE),
            WallClock.INSTANCE);
    rest = new JavaRest(URI.create(exchange.server().url()), Duration.ofSeconds(5));
    Path key = folder.resolve("test.key");
    Files.writeString(key, "11".repeat(32) + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    rest.close();
    exchange.close();
  }

  private int openOrders() {
    return new Questions(rest, Duration.ofSeconds(5))
        .ask(Questions.ofUserOnDex(InfoType.OPEN_ORDERS, ACCOUNT.toString()))
        .openOrders()
        .size();
  }

  /** The gateway fails at its next message once that is wanted. */
  private final class FailingGateway implements ActorDecorator {
    @Override
    public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
      return actor.equals("order-gateway")
          ? Behaviors.intercept(
              () ->
                  new BehaviorInterceptor<T, T>(protocol) {
                    @Override
                    public Behavior<T> aroundReceive(
                        TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                      if (fails) {
                        throw new IllegalStateException("made to fail");
                      }
                      return target.apply(context, message);
                    }
                  },
              behavior)
          : behavior;
    }
  }

  private int run() {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--quiet", "--json", "--mode", "testnet", "--for", "120s"));
    String url = exchange.server().url();
    for (String setting :
        List.of(
            "hft.venue.testnet.rest=\"" + url + "\"",
            "hft.venue.testnet.ws=\"" + url.replaceFirst("^http", "ws") + "/ws\"",
            "hft.venue.master-key=true",
            "hft.venue.key-file=\"" + folder.resolve("test.key") + "\"",
            "hft.venue.nonces=\"" + folder.resolve("nonces") + "\"",
            "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\"")) {
      arguments.addAll(List.of("--set", setting));
    }
    EngineRun engine = new EngineRun(new FailingGateway());
    Program program =
        new Program(
            Jobs.none()
                .withRun(
                    (request, _) ->
                        RunJob.run(
                            request, (what, done, all) -> fails |= openOrders() > 0, engine)),
            Schema.base(),
            List.of(KeyProblem.class),
            Path.of("").toAbsolutePath(),
            Map.of(),
            false);
    return Cli.run(
        program,
        arguments.toArray(new String[0]),
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true));
  }

  @Test
  void a_gateway_that_fails_leaves_no_order_behind() {
    assertThat(run()).as(err.toString()).isEqualTo(ExitCode.FAILURE);
    assertThat(fails).as("orders rested when it failed").isTrue();
    assertThat(openOrders()).as(err.toString()).isZero();
    assertThat(err.toString())
        .contains("order-gateway failed: java.lang.IllegalStateException: made to fail")
        .contains("open     0 orders at the venue");
  }
}

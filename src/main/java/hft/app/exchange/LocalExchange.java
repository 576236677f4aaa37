package hft.app.exchange;

import hft.app.cli.UserMistake;
import hft.app.config.ExchangeSection;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.core.market.Fixed8;
import hft.core.match.BlockClock;
import hft.core.match.FeeSchedule;
import hft.data.Instruments;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.exchange.fault.FaultPlan;
import hft.exchange.limit.Terms;
import hft.exchange.server.AdminGuard;
import hft.exchange.server.ExchangeServer;
import hft.exchange.server.ExchangeSettings;
import hft.exchange.server.Market;
import hft.port.Clock;
import hft.wire.action.Address;
import hft.wire.action.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local exchange as the settings describe it, running in this process.
 *
 * <pre>
 * try (LocalExchange exchange = LocalExchange.start(settings, home, Map.of(address, usdc), clock)) {
 *   connect(exchange.server().url());
 * }
 * </pre>
 */
public final class LocalExchange implements AutoCloseable {
  private final ExchangeServer server;
  private final String market;
  private final Optional<SyntheticRoot> synthetic;

  private LocalExchange(ExchangeServer server, String market, Optional<SyntheticRoot> synthetic) {
    this.server = server;
    this.market = market;
    this.synthetic = synthetic;
  }

  /**
   * Returns when it listens.
   *
   * @param home what relative paths in the settings start from
   * @param more accounts beside those of the settings, scaled USDC
   * @throws UserMistake when settings, files or the port are not as they must be
   */
  public static LocalExchange start(
      Settings settings, Path home, Map<Address, Long> more, Clock clock) throws IOException {
    ExchangeSection section = settings.get(ExchangeSection.class);
    long seed = settings.get(RunSettings.class).seed();
    ExchangeSettings terms = terms(section, home, seed, more);
    Optional<SyntheticRoot> synthetic =
        section.market() == ExchangeSection.MarketSource.SYNTHETIC
            ? Optional.of(SyntheticRoot.write(seed))
            : Optional.empty();
    Path root = synthetic.map(SyntheticRoot::path).orElse(home.resolve(section.data()));
    try {
      Market market = market(section, root);
      ExchangeServer server = listen(terms, market, clock);
      return new LocalExchange(server, describe(section, synthetic.isPresent()), synthetic);
    } catch (RuntimeException e) {
      synthetic.ifPresent(SyntheticRoot::close);
      throw e;
    }
  }

  private static ExchangeServer listen(ExchangeSettings terms, Market market, Clock clock) {
    try {
      return ExchangeServer.start(terms, market, clock);
    } catch (IOException e) {
      throw new UserMistake(e.getMessage() + " (expected a free port; --port 0 takes any)", e);
    }
  }

  private static Market market(ExchangeSection section, Path root) {
    if (section.market() == ExchangeSection.MarketSource.EMPTY) {
      Instruments listed = Instruments.read(root).requireLinear(root);
      Map<String, Long> prices = new LinkedHashMap<>();
      section
          .startPrices()
          .forEach((coin, price) -> prices.put(coin, amount("start-prices", coin, price)));
      return Market.ofClients(listed.list(), prices);
    }
    Instruments listed =
        MarketDataReader.open(root, Selection.ALL).instruments().requireLinear(root);
    return new Market(
        listed.list(), () -> RecordedTape.open(root), section.speed(), section.loop(), Map.of());
  }

  private static String describe(ExchangeSection section, boolean synthetic) {
    return switch (section.market()) {
      case DATA -> "recorded " + section.data() + " at speed " + section.speed();
      case SYNTHETIC -> "SYNTHETIC at speed " + section.speed();
      case EMPTY -> "empty: nobody trades but the clients";
    };
  }

  private static ExchangeSettings terms(
      ExchangeSection section, Path home, long seed, Map<Address, Long> more) {
    Map<Address, Long> accounts = new LinkedHashMap<>();
    section
        .accounts()
        .forEach((address, usdc) -> accounts.put(address(address), amount("accounts", "", usdc)));
    accounts.putAll(more);
    return new ExchangeSettings(
        section.host(),
        section.port(),
        networks(section.network()),
        blocks(section, seed),
        section.entryDelayNanos(),
        section.answerDelayNanos(),
        section.limits() == ExchangeSection.LimitTerms.VENUE ? Terms.VENUE : Terms.OFF,
        FeeSchedule.BASE,
        accounts,
        section.tradedVolume(),
        section.faults().map(file -> plan(home.resolve(file))).orElse(FaultPlan.NONE),
        section
            .adminTokenFile()
            .map(file -> AdminGuard.with(token(home.resolve(file))))
            .orElse(AdminGuard.OPEN),
        section.frameBuffer());
  }

  private static List<Network> networks(ExchangeSection.NetworkName name) {
    return switch (name) {
      case MAINNET -> List.of(Network.MAINNET);
      case TESTNET -> List.of(Network.TESTNET);
      case BOTH -> List.of(Network.MAINNET, Network.TESTNET);
    };
  }

  private static BlockClock blocks(ExchangeSection section, long seed) {
    try {
      return new BlockClock(
          section.blockNanos(), section.blockJitterNanos(), section.blockSkipPermille(), seed);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("hft.exchange: " + e.getMessage(), e);
    }
  }

  private static FaultPlan plan(Path file) {
    try {
      return FaultPlan.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UserMistake("cannot read the fault plan " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new UserMistake(file + ": " + e.getMessage(), e);
    }
  }

  private static String token(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.matches("[\\x21-\\x7e]{16,}")) {
        return token;
      }
      throw new UserMistake(file + ": expected one word of at least 16 characters");
    } catch (IOException e) {
      throw new UserMistake("cannot read the admin token " + file + ": " + e.getMessage(), e);
    }
  }

  private static Address address(String text) {
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("hft.exchange.accounts: " + e.getMessage(), e);
    }
  }

  private static long amount(String key, String name, String text) {
    try {
      long amount = Fixed8.parse(text);
      if (amount > 0) {
        return amount;
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // Told below.
    }
    String where = "hft.exchange." + key + (name.isEmpty() ? "" : "." + name);
    throw new UserMistake(where + ": expected an amount more than 0, was " + text);
  }

  public ExchangeServer server() {
    return server;
  }

  /** What it trades, in words. */
  public String market() {
    return market;
  }

  @Override
  public void close() {
    server.close();
    synthetic.ifPresent(SyntheticRoot::close);
  }
}

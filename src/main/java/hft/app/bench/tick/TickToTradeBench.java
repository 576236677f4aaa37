package hft.app.bench.tick;

import hft.app.bench.exchange.ServerProcess;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.app.live.LoopbackEngine;
import hft.core.batch.BatchSettings;
import hft.hyperliquid.socket.SocketSettings;
import hft.port.Progress;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From a touch's arrival at the engine's socket to its order's last byte at a socket: the floor,
 * the engine with each batch window, then the rivals, on the same touches. Window 0 comes second,
 * in a process that has run for minutes, as an engine has.
 */
public final class TickToTradeBench implements Job<BenchRequest> {
  /**
   * Between two touches, all coins together. Blocks are twice as frequent, so answers come between.
   */
  static final Duration STEP = Duration.ofMillis(100);

  static final Duration BLOCK = Duration.ofMillis(50);

  private static final List<String> RIVALS = List.of("hyperliquid", "ccxt");
  private static final int STEPS = 5;

  /** How long each part trades, and before that without being measured. */
  record Size(Duration warmUp, Duration engine, Duration others) {
    static final Size FULL =
        new Size(Duration.ofSeconds(60), Duration.ofSeconds(100), Duration.ofSeconds(30));
  }

  private final Size size;
  private final List<String> clients;

  public TickToTradeBench() {
    this(Size.FULL, RIVALS);
  }

  /**
   * @param clients the rivals' libraries
   */
  TickToTradeBench(Size size, List<String> clients) {
    this.size = size;
    this.clients = clients;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws Exception {
    Path home = Path.of(System.getProperty("hft.home", "")).toAbsolutePath();
    Path folder = Files.createTempDirectory("hft-ticks");
    progress.at("market, exchange", 0, STEPS);
    SteppedMarket.write(folder.resolve("market"), STEP, marketLength());
    try (LoopbackEngine prompt = LoopbackEngine.make(Network.MAINNET);
        LoopbackEngine waiting = LoopbackEngine.make(Network.MAINNET);
        BareClient bare = new BareClient(secret(1));
        Signer rival = Signers.of(secret(2));
        ServerProcess exchange =
            exchange(
                folder.resolve("market"),
                List.of(prompt.address(), waiting.address(), bare.address(), rival.address()))) {
      String url = "http://127.0.0.1:" + exchange.port();
      exchange
          .status(); // its first answers take seconds on a busy machine: an engine does not wait
      Findings findings = new Findings(Load.now());
      progress.at("floor", 1, STEPS);
      findings.floor = floor(bare, url, request.settings());
      progress.at("engine, window 2 ms", 2, STEPS);
      EngineRuns runs = new EngineRuns(request.settings(), home, folder, url, size);
      findings.engines.add(runs.measure(waiting, Duration.ofMillis(2)));
      progress.at("engine, window 0 ms", 3, STEPS);
      findings.engines.addFirst(runs.measure(prompt, Duration.ZERO));
      progress.at("rivals", 4, STEPS);
      rivals(home, url, findings);
      progress.at("tick to trade", STEPS, STEPS);
      return findings.report(Load.now());
    } finally {
      delete(folder);
    }
  }

  /** Longer than everything together, so that it need not start over. */
  private Duration marketLength() {
    return size.warmUp()
        .plus(size.engine())
        .plus(size.others())
        .multipliedBy(4)
        .plus(Duration.ofMinutes(10));
  }

  private static ServerProcess exchange(Path market, List<Address> accounts) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--block-ms",
                Long.toString(BLOCK.toMillis()),
                "--set",
                "hft.exchange.block-jitter=0 ms",
                "--set",
                "hft.exchange.block-skip-permille=0",
                // What has been traded buys requests.
                "--set",
                "hft.exchange.traded-volume=1000000000"));
    accounts.forEach(account -> arguments.addAll(List.of("--account", account + "=1000000")));
    return ServerProcess.replaying(market, arguments);
  }

  private Floor floor(BareClient bare, String url, Settings settings)
      throws IOException, InterruptedException {
    Duration length = size.others();
    long from = WallClock.INSTANCE.nanos() + warmUpOfOthers().toNanos();
    Floor floor = new Floor();
    bare
        .run(
            URI.create(url.replaceFirst("^http", "ws") + "/ws"),
            settings.get(SocketSettings.class),
            (int) (2 * length.plus(warmUpOfOthers()).dividedBy(STEP)),
            warmUpOfOthers().plus(length))
        .stream()
        .filter(each -> each.arrivedNanos() >= from)
        .forEach(floor::add);
    return floor;
  }

  /** They have less to compile. */
  private Duration warmUpOfOthers() {
    return size.warmUp().dividedBy(2);
  }

  /** What goes wrong with a rival is told, and costs nothing that was measured. */
  private void rivals(Path home, String url, Findings findings)
      throws IOException, InterruptedException {
    if (clients.isEmpty()) {
      findings.noRival.add("none was asked for");
      return;
    }
    Optional<NodeBot> bot = NodeBot.install(home, findings.noRival);
    if (bot.isEmpty()) {
      return;
    }
    for (String client : clients) {
      try {
        findings.rivals.add(
            bot.get().trade(client, url, secret(2), warmUpOfOthers(), size.others()));
      } catch (IOException e) {
        findings.noRival.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Of a key made for this and nobody's. */
  private static byte[] secret(int number) {
    byte[] secret = new byte[32];
    secret[0] = 0x22;
    secret[31] = (byte) number;
    return secret;
  }

  static Settings withWindow(Settings settings, Duration window) {
    BatchSettings batch = settings.get(BatchSettings.class);
    return settings.with(
        new BatchSettings(
            window, batch.maxBatch(), batch.maxQueued(), batch.maxInFlight(), batch.deadline()));
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}

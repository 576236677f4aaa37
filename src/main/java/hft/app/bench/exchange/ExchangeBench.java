package hft.app.bench.exchange;

import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.port.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * What the local exchange bears, each figure beside its goal and beside what cannot be had cheaper:
 * the matching core without accounts and pages, a signature's recovery, and a bare server of the
 * same HTTP library.
 */
public final class ExchangeBench implements Job<BenchRequest> {
  /**
   * How long it takes.
   *
   * @param blocks of a thousand actions each, through matching
   * @param rounds of signed actions; the first half warms up
   * @param actions of one round
   * @param watchers sockets that are told of every change
   * @param seconds of listening to them, without and with the slow one
   */
  record Size(int blocks, int rounds, int actions, int watchers, double seconds) {
    static final Size FULL = new Size(400, 6, 8_192, 200, 12);
  }

  /** Blocks follow each other quickly, so that waiting for one is not what is measured. */
  private static final String QUICK_BLOCKS = "5";

  private static final int HTTP_CONNECTIONS = 64;
  private static final int SOCKETS = 8;
  private static final int POSTS_UNDER_WAY = 64;

  /** Milliseconds; the chain's median, without jitter so that frames carry whole ones. */
  private static final int BLOCK_MILLIS = 68;

  /** Seconds in which who never reads must be cut. */
  private static final double MOST_PATIENCE = 60;

  private static final int STEPS = 6;

  private final Size size;

  public ExchangeBench() {
    this(Size.FULL);
  }

  ExchangeBench(Size size) {
    this.size = size;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws IOException {
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    progress.at("matching", 0, STEPS);
    MatchingFigures matching = MatchingFigures.measure(size.blocks());
    matching.tell(lines, figures);
    progress.at("signed actions, bare server", 1, STEPS);
    SignedFigures signed = signed(progress);
    signed.tell(lines, figures);
    progress.at("subscribers", 4, STEPS);
    CrowdFigures crowd = crowd(progress);
    crowd.tell(lines, figures);
    progress.at("subscribers", STEPS, STEPS);
    boolean held = matching.held() && signed.held() && crowd.held();
    figures.put("held", held);
    return new JobReport(lines, figures, held);
  }

  private SignedFigures signed(Progress progress) throws IOException {
    SignedFigures figures = new SignedFigures();
    figures.recover();
    try (ServerProcess bare = ServerProcess.bare(60_000)) {
      figures.bareHttp = load(bare, true);
      figures.barePosts = load(bare, false);
    }
    progress.at("signed actions, exchange", 2, STEPS);
    try (ServerProcess exchange = exchange(QUICK_BLOCKS)) {
      figures.http = load(exchange, true);
      progress.at("signed actions, exchange", 3, STEPS);
      figures.posts = load(exchange, false);
    }
    return figures;
  }

  private static ServerProcess exchange(String blockMillis) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--block-ms",
                blockMillis,
                "--set",
                "hft.exchange.block-jitter=0 ms",
                "--set",
                "hft.exchange.block-skip-permille=0",
                // What has been traded buys requests.
                "--set",
                "hft.exchange.traded-volume=1000000000"));
    for (SignedFlow flow : flows(HTTP_CONNECTIONS + SOCKETS)) {
      arguments.addAll(List.of("--account", flow.address() + "=1000000"));
    }
    return ServerProcess.exchange(arguments);
  }

  private static List<SignedFlow> flows(int count) {
    return IntStream.range(0, count).mapToObj(SignedFlow::new).toList();
  }

  private List<Load.Round> load(ServerProcess server, boolean overHttp) throws IOException {
    List<SignedFlow> all = flows(HTTP_CONNECTIONS + SOCKETS);
    List<SignedFlow> mine =
        overHttp
            ? all.subList(0, HTTP_CONNECTIONS)
            : all.subList(HTTP_CONNECTIONS, HTTP_CONNECTIONS + SOCKETS);
    List<Load.Round> rounds = new ArrayList<>();
    try (Load load = new Load(server, mine, overHttp, overHttp ? 1 : POSTS_UNDER_WAY)) {
      for (int i = 0; i < size.rounds(); i++) {
        Load.Round round = load.round(size.actions() / mine.size());
        if (i >= size.rounds() / 2) {
          rounds.add(round);
        }
      }
    }
    return rounds;
  }

  private CrowdFigures crowd(Progress progress) throws IOException {
    CrowdFigures figures = new CrowdFigures(size.watchers());
    try (ServerProcess bare = ServerProcess.bare(BLOCK_MILLIS);
        Crowd crowd = new Crowd(bare, size.watchers(), false)) {
      crowd.listen(size.seconds());
      crowd.begin();
      crowd.listen(size.seconds());
      figures.floor = crowd.late();
    }
    progress.at("subscribers", 5, STEPS);
    try (ServerProcess exchange = exchange(Integer.toString(BLOCK_MILLIS));
        Crowd crowd = new Crowd(exchange, size.watchers(), true)) {
      crowd.listen(size.seconds());
      crowd.begin();
      crowd.listen(size.seconds());
      figures.without = crowd.late();
      figures.bytesWithout = crowd.peakBytes();
      crowd.begin();
      figures.slowSeconds = crowd.bear(MOST_PATIENCE);
      figures.with = crowd.late();
      figures.bytesWith = crowd.peakBytes();
      crowd.listen(2); // a sweep later the exchange tells of it
      figures.connected = crowd.connected();
      figures.reason = exchange.status().at("/cut/0/reason").asText();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return figures;
  }
}

package hft.app.bench.exchange;

import hft.app.bench.Timed;
import hft.exchange.entry.Entry;
import hft.port.Progress;
import hft.wire.action.Network;
import hft.wire.sign.Recovery;
import hft.wire.sign.Signature;
import hft.wire.sign.Signers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Signed actions over HTTP and over sockets, and what a part of them costs alone. */
final class SignedFigures {
  /** Signed order actions per second of the server's processor time. */
  static final double GOAL = 5_000;

  private static final int REQUESTS = 1_000;
  private static final int TIMED_ROUNDS = 24;
  private static final int BATCH = 20;

  List<Load.Round> http = List.of();
  List<Load.Round> posts = List.of();
  List<Load.Round> bareHttp = List.of();
  List<Load.Round> barePosts = List.of();
  private Timed recovery = new Timed("", 1, _ -> {});
  private Timed entry = new Timed("", 1, _ -> {});

  /** Times a recovery, and a recovery with reading and hashing the request before it. */
  void recover() {
    SignedFlow flow = new SignedFlow(0);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(flow.next());
    }
    Recovery alone = Signers.recovery();
    byte[] digest = new byte[32];
    digest[0] = 1;
    byte[] secret = new byte[32];
    secret[31] = 1;
    Signature signature = Signers.of(secret).sign(digest);
    Entry reader = new Entry(List.of(Network.MAINNET), any -> true);
    recovery = new Timed("recovery", BATCH, i -> alone.recover(digest, signature));
    entry =
        new Timed("read, hash and recover", BATCH, i -> reader.read(requests.get(i % REQUESTS)));
    Timed.rounds(List.of(recovery, entry), TIMED_ROUNDS, Progress.SILENT);
  }

  boolean held() {
    return median(http).perCpuSecond() >= GOAL && median(posts).perCpuSecond() >= GOAL;
  }

  /** The round in the middle, by what an action cost the server. */
  private static Load.Round median(List<Load.Round> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Load.Round::cpuMicros))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  void tell(List<String> lines, SequencedMap<String, Object> figures) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %10s %10s %10s %8s %8s %8s",
            "signed order actions",
            "per s",
            "per CPU s",
            "CPU us",
            "p50 ms",
            "p99 ms",
            "goal"));
    figures.put("http", told("HTTP, one at a time, 64 connections", http, GOAL, lines));
    figures.put("bareHttp", told("  floor: bare server, a constant", bareHttp, 0, lines));
    figures.put("posts", told("posts, 64 under way, 8 sockets", posts, GOAL, lines));
    figures.put("barePosts", told("  floor: bare server, a constant", barePosts, 0, lines));
    lines.add(
        String.format(
            Locale.ROOT,
            "  floor: recovering a signature %.1f us (least %.1f); read, hash, recover %.1f (%.1f)",
            recovery.micros(50),
            recovery.leastNanos() / 1e3,
            entry.micros(50),
            entry.leastNanos() / 1e3));
    SequencedMap<String, Object> alone = new LinkedHashMap<>();
    alone.put("recoverP50Micros", recovery.micros(50));
    alone.put("readHashRecoverP50Micros", entry.micros(50));
    figures.put("recovery", alone);
  }

  private static SequencedMap<String, Object> told(
      String name, List<Load.Round> rounds, double goal, List<String> lines) {
    Load.Round median = median(rounds);
    boolean held = median.perCpuSecond() >= goal;
    lines.add(
        String.format(
            Locale.ROOT,
            "%-34s %,10.0f %,10.0f %10.1f %8.1f %8.1f %8s%s",
            name,
            median.perSecond(),
            median.perCpuSecond(),
            median.cpuMicros(),
            median.latency().getValueAtPercentile(50) / 1e6,
            median.latency().getValueAtPercentile(99) / 1e6,
            goal == 0 ? "" : String.format(Locale.ROOT, "%,.0f", goal),
            held ? "" : " !"));
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("perSecond", median.perSecond());
    all.put("perCpuSecond", median.perCpuSecond());
    all.put("cpuSeconds", median.cpuNanos() / 1e9);
    all.put("wallSeconds", median.wallNanos() / 1e9);
    all.put("actions", median.actions());
    all.put("p50Millis", median.latency().getValueAtPercentile(50) / 1e6);
    all.put("p99Millis", median.latency().getValueAtPercentile(99) / 1e6);
    if (goal > 0) {
      all.put("goalPerCpuSecond", goal);
    }
    return all;
  }
}

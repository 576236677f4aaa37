package hft.app.bench;

import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.RunSettings;
import hft.data.MarketDataWriter;
import hft.ingest.ArchiveImport;
import hft.ingest.ImportOptions;
import hft.port.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4FrameInputStream;

/**
 * Archive to Parquet on one core: an hour's object from memory through decompression, parsing,
 * every check and the writer to a file on the disk. Beside it the same with Jackson for the parser,
 * and decompression alone.
 */
public final class MineBench implements Job<BenchRequest> {
  /** JSON per CPU second that a miner has to convert. */
  private static final double GOAL = 150e6;

  private static final int ROUNDS = 60;
  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final int rounds;

  public MineBench() {
    this(ROUNDS);
  }

  MineBench(int rounds) {
    this.rounds = rounds;
  }

  /** Does it once, and says how many rows came of it. */
  private interface Work {
    long once() throws IOException;
  }

  private static final class Piece {
    final String name;
    final long jsonBytes;
    final Work work;
    final List<Double> rates = new ArrayList<>();

    Piece(String name, long jsonBytes, Work work) {
      this.name = name;
      this.jsonBytes = jsonBytes;
      this.work = work;
    }

    void round(long rows) throws IOException {
      long start = THREADS.getCurrentThreadCpuTime();
      long found = work.once();
      rates.add(jsonBytes * 1e9 / (THREADS.getCurrentThreadCpuTime() - start));
      if (found != rows) {
        throw new IllegalStateException(name + ": " + found + " rows, expected " + rows);
      }
    }

    double rate(int percent) {
      List<Double> sorted = rates.stream().sorted().toList();
      return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws IOException {
    long seed = request.settings().get(RunSettings.class).seed();
    ArchiveHour usual = ArchiveHour.of(seed, START, true);
    ArchiveHour unusual = ArchiveHour.of(seed, START, false);
    byte[] object = usual.object();
    byte[] slow = unusual.object();
    Path work = Files.createTempDirectory("hft-bench-mine-");
    try {
      Piece ours = new Piece("ours", usual.jsonBytes(), () -> convert(object, work));
      Piece rival =
          new Piece("Jackson tree, same writer", unusual.jsonBytes(), () -> convert(slow, work));
      Piece floor = new Piece("LZ4 and line ends only", usual.jsonBytes(), () -> lines(object));
      List<Piece> pieces = List.of(ours, rival, floor);
      for (int i = 0; i < rounds; i++) {
        progress.at("round", i, rounds);
        for (Piece piece : pieces) {
          piece.round(usual.rows());
        }
        if (i == rounds / 4) {
          pieces.forEach(piece -> piece.rates.clear()); // the compiler was at work
        }
      }
      return report(usual, object.length, parquetBytes(object, work), pieces);
    } finally {
      remove(work);
    }
  }

  private static long convert(byte[] object, Path work) throws IOException {
    remove(work);
    try (MarketDataWriter writer = MarketDataWriter.create(work)) {
      ArchiveImport.run(
          Path.of(ArchiveHour.coin() + ".lz4"),
          new ByteArrayInputStream(object),
          Set.of(ArchiveHour.coin()),
          ImportOptions.DEFAULT,
          writer::write);
      writer.commit();
      return writer.rows();
    }
  }

  private static long lines(byte[] object) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    try (InputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(object))) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        for (int i = 0; i < got; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static long parquetBytes(byte[] object, Path work) throws IOException {
    convert(object, work);
    try (Stream<Path> files = Files.walk(work)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private static JobReport report(
      ArchiveHour hour, long objectBytes, long parquetBytes, List<Piece> pieces) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "an hour of books: %,d lines, %.1f MB of JSON, %.1f MB as LZ4, %.1f MB as Parquet",
            hour.rows(),
            hour.jsonBytes() / 1e6,
            objectBytes / 1e6,
            parquetBytes / 1e6));
    lines.add(
        String.format(
            Locale.ROOT, "%-28s %8s %8s %8s", "MB of JSON per CPU second", "p50", "least", "best"));
    for (Piece piece : pieces) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-28s %8.0f %8.0f %8.0f",
              piece.name,
              piece.rate(50) / 1e6,
              piece.rate(0) / 1e6,
              piece.rate(100) / 1e6));
    }
    boolean held = pieces.getFirst().rate(50) >= GOAL;
    lines.add(
        String.format(
            Locale.ROOT,
            "goal %.0f MB per CPU second: %s; %.1f times the rival",
            GOAL / 1e6,
            held ? "held" : "not reached",
            pieces.getFirst().rate(50) / pieces.get(1).rate(50)));
    return new JobReport(lines, figures(hour, objectBytes, parquetBytes, pieces, held), held);
  }

  private static SequencedMap<String, Object> figures(
      ArchiveHour hour, long objectBytes, long parquetBytes, List<Piece> pieces, boolean held) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("jsonMegabytesPerCpuSecond", pieces.getFirst().rate(50) / 1e6);
    figures.put("least", pieces.getFirst().rate(0) / 1e6);
    figures.put("goal", GOAL / 1e6);
    figures.put("rival", named(pieces.get(1)));
    figures.put("floor", named(pieces.get(2)));
    figures.put("rows", hour.rows());
    figures.put("jsonBytes", hour.jsonBytes());
    figures.put("objectBytes", objectBytes);
    figures.put("parquetBytes", parquetBytes);
    figures.put("held", held);
    return figures;
  }

  private static SequencedMap<String, Object> named(Piece piece) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", piece.name);
    figures.put("jsonMegabytesPerCpuSecond", piece.rate(50) / 1e6);
    return figures;
  }
}

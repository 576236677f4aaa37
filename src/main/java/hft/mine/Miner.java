package hft.mine;

import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.port.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/** Mines the archive: looks what there is and what it costs, then downloads and converts it. */
public final class Miner implements AutoCloseable {
  private static final String S3 = "s3a";

  private final MineSettings settings;
  private final Wanted wanted;
  private final Conversion conversion;
  private final Buckets buckets;
  private final Output output;
  private final Ledger ledger;

  private Miner(
      MineSettings settings, Wanted wanted, Conversion conversion, Buckets buckets, Output output) {
    this.settings = settings;
    this.wanted = wanted;
    this.conversion = conversion;
    this.buckets = buckets;
    this.output = output;
    this.ledger = new Ledger(output);
  }

  /**
   * Opens both ends; nothing is asked for and nothing written yet.
   *
   * @param out a folder, or {@code s3a://BUCKET/PREFIX}
   */
  public static Miner open(MineSettings settings, Wanted wanted, URI out, Conversion conversion)
      throws IOException {
    Configuration conf = S3aConfiguration.of(settings);
    Buckets buckets = Buckets.open(settings, conf);
    try {
      Output output =
          S3.equals(out.getScheme()) ? S3Output.open(out, conf) : new LocalOutput(Path.of(out));
      return new Miner(settings, wanted, conversion, buckets, output);
    } catch (IOException | RuntimeException e) {
      buckets.close();
      throw e;
    }
  }

  /**
   * Asks for every object and adds up. Writes nothing.
   *
   * @throws ArchiveProblem when nothing may be read
   */
  public MinePlan plan(Progress progress) throws IOException {
    Surveyor surveyor = new Surveyor(buckets, settings, output, ledger);
    return new MinePlan(wanted, surveyor.survey(new Calendar(wanted), progress));
  }

  /**
   * Does what the plan says.
   *
   * @throws java.io.UncheckedIOException when the output cannot be written
   */
  public MineReport mine(MinePlan plan, Progress progress) throws IOException {
    Survey survey = plan.survey();
    Path work = output.take();
    InstrumentBook instruments = InstrumentBook.open(output, work.resolve("instruments"));
    Meter meter = new Meter(survey.bytes(), progress);
    Lane.Site site =
        new Lane.Site(buckets, settings, conversion, output, ledger, instruments, meter);
    List<Callable<List<Outcome>>> lanes = new ArrayList<>();
    for (int i = 0; i < survey.lines().size(); i++) {
      lanes.add(new Lane(survey.lines().get(i), site, work.resolve("lane-" + i)));
    }
    List<Outcome> outcomes =
        Parallel.all(lanes, settings.lanes(), "lane").stream().flatMap(List::stream).toList();
    verify(outcomes);
    return MineReport.of(plan, outcomes, new Gaps(wanted, ledger, settings).find());
  }

  /** That all files of these days follow each other, as the backtest will want it. */
  private void verify(List<Outcome> outcomes) {
    boolean anyRows =
        outcomes.stream()
            .flatMap(outcome -> outcome.entries().values().stream())
            .anyMatch(entry -> entry.rows() > 0);
    if (output instanceof LocalOutput local && anyRows) {
      long from =
          TimeUnit.SECONDS.toNanos(
              wanted.from().minusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
      long to =
          TimeUnit.SECONDS.toNanos(
              wanted.to().plusDays(2).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
      MarketDataReader.open(local.root(), Selection.ALL.between(from, to));
    }
  }

  @Override
  public void close() {
    output.close();
    buckets.close();
  }
}

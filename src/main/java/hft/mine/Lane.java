package hft.mine;

import hft.data.BadData;
import hft.data.MarketDataReader;
import hft.data.MarketDataWriter;
import hft.data.Selection;
import hft.data.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Does the objects of one line, one after the other, on the caller's thread. What cannot be read is
 * told and left out; what cannot be written ends the run.
 */
final class Lane implements Callable<List<Outcome>> {
  /** Damage may have happened on the way: then the second time is better. */
  private static final int TRIES = 2;

  private final List<Survey.Job> jobs;
  private final Site site;
  private final Path work;

  /** What all lanes share. */
  record Site(
      Buckets buckets,
      MineSettings settings,
      Conversion conversion,
      Output output,
      Ledger ledger,
      InstrumentBook instruments,
      Meter meter) {}

  /**
   * @param work a local folder of its own
   */
  Lane(List<Survey.Job> jobs, Site site, Path work) {
    this.jobs = jobs;
    this.site = site;
    this.work = work;
  }

  @Override
  public List<Outcome> call() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Survey.Job job : jobs) {
      outcomes.add(mine(job));
    }
    Folders.remove(work);
    return outcomes;
  }

  private Outcome mine(Survey.Job job) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Boundary boundary = boundary(job);
      Folders.remove(work);
      Files.createDirectories(work);
      Converted converted;
      try {
        converted = convert(job, boundary);
      } catch (IOException | BadData e) {
        if (e instanceof DamagedObject && attempt < TRIES) {
          continue;
        }
        return Outcome.failed(job, why(e));
      }
      try {
        return Outcome.done(job, publish(job, boundary, converted), converted.remarks());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot write to " + site.output() + ": " + e.getMessage(), e);
      }
    }
  }

  /** One line, whatever stands in front of it. */
  private static String why(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Staged files, and what was learned on the way. */
  private record Converted(
      List<Staged> parts, Conversion.Converted content, List<String> remarks) {}

  private record Staged(Path file, String coin, String name) {}

  private Boundary boundary(Survey.Job job) throws IOException {
    Boundary boundary = new Boundary();
    for (String coin : job.coins()) {
      boundary.between(
          coin,
          site.ledger().lastBefore(job.object(), coin),
          site.ledger().firstAfter(job.object(), coin));
    }
    return boundary;
  }

  private Converted convert(Survey.Job job, Boundary boundary) throws IOException {
    ArchiveObject object = job.object();
    if (job.found().bytes() == 0) {
      throw new DamagedObject(object.key() + ": is empty");
    }
    Meter.Metered in =
        site.meter().over(site.buckets().of(object.source()).read(object.key(), job.found()));
    boolean whole = false;
    try (in;
        MarketDataWriter writer = MarketDataWriter.create(work)) {
      Conversion.Converted content =
          site.conversion()
              .convert(
                  object.name(),
                  in,
                  Set.copyOf(job.coins()),
                  silence(object.table()),
                  boundary.into(writer::write));
      if (in.bytesRead() != job.found().bytes()) {
        throw new DamagedObject(
            object.key() + ": " + in.bytesRead() + " bytes came of " + job.found().bytes());
      }
      List<Staged> parts = new ArrayList<>();
      for (Path file : writer.commit()) {
        PartPlace place = PartPlace.of(object, work, file);
        parts.add(new Staged(file, place.coin(), place.name()));
      }
      verify(content, boundary.written());
      whole = true;
      return new Converted(parts, content, content.remarks());
    } catch (DamagedObject e) {
      IOException failure = in.failure();
      throw failure == null ? e : failure;
    } finally {
      if (!whole) {
        in.forget();
      }
    }
  }

  private Duration silence(Table table) {
    return table == Table.L2_BOOK ? site.settings().bookSilence() : site.settings().otherSilence();
  }

  /** What a reader will find: complete files, of the right day, of as many rows. */
  private void verify(Conversion.Converted content, long written) {
    if (written == 0) {
      return;
    }
    InstrumentBook.of(content.instruments()).write(work);
    long found = MarketDataReader.open(work, Selection.ALL).rows();
    if (found != written) {
      throw new IllegalStateException(
          written + " rows were written and " + found + " can be read in " + work);
    }
  }

  private Map<String, DayLedger.Entry> publish(
      Survey.Job job, Boundary boundary, Converted converted) throws IOException {
    if (boundary.written() > 0) {
      site.instruments().add(converted.content().instruments());
    }
    removeFormer(job, converted);
    Map<String, List<DayLedger.Part>> parts = new TreeMap<>();
    for (Staged part : converted.parts()) {
      long bytes = Files.size(part.file());
      site.output().publish(part.file(), part.name());
      parts
          .computeIfAbsent(part.coin(), _ -> new ArrayList<>())
          .add(new DayLedger.Part(part.name(), bytes));
    }
    Map<String, DayLedger.Entry> entries = new TreeMap<>();
    for (String coin : job.coins()) {
      DayLedger.Entry entry =
          entry(job, coin, boundary, converted, parts.getOrDefault(coin, List.of()));
      site.ledger().record(job.object(), coin, entry, work);
      entries.put(coin, entry);
    }
    return entries;
  }

  /** Files of an earlier version of the object that this one does not replace. */
  private void removeFormer(Survey.Job job, Converted converted) throws IOException {
    Set<String> names = new HashSet<>();
    converted.parts().forEach(part -> names.add(part.name()));
    for (String coin : job.coins()) {
      Optional<DayLedger.Entry> former = site.ledger().entry(job.object(), coin);
      if (former.isPresent()) {
        for (DayLedger.Part part : former.get().parts()) {
          if (!names.contains(part.name())) {
            site.output().remove(part.name());
          }
        }
      }
    }
  }

  private static DayLedger.Entry entry(
      Survey.Job job,
      String coin,
      Boundary boundary,
      Converted converted,
      List<DayLedger.Part> parts) {
    Boundary.Rows rows = boundary.rows(coin);
    Table table = job.object().table();
    Conversion.Quality quality =
        converted.content().tables().stream()
            .filter(each -> each.table() == table && each.coin().equals(coin))
            .findFirst()
            .orElse(new Conversion.Quality(table, coin, 0, 0, 0));
    return new DayLedger.Entry(
        job.object().key(),
        job.found().bytes(),
        job.found().etag(),
        rows.written,
        rows.overlapping,
        quality.rejected(),
        quality.gaps(),
        quality.longestGapNanos(),
        rows.firstNanos,
        rows.lastNanos,
        parts);
  }
}

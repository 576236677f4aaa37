package hft.mine;

import hft.port.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for every object once: is it there, how large, is it complete already? */
final class Surveyor {
  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final int REQUESTS_PRICED = 1_000;

  /** A look costs one request, two when nothing is there. */
  private static final int REQUESTS_PER_LOOK = 2;

  private final Buckets buckets;
  private final MineSettings settings;
  private final Output output;
  private final Ledger ledger;
  private final AtomicInteger looked = new AtomicInteger();

  private record Answer(ArchiveObject object, S3Store.Look look, List<String> coins) {
    boolean isRefused() {
      return look instanceof S3Store.Refused;
    }
  }

  Surveyor(Buckets buckets, MineSettings settings, Output output, Ledger ledger) {
    this.buckets = buckets;
    this.settings = settings;
    this.output = output;
    this.ledger = ledger;
  }

  Survey survey(Calendar calendar, Progress progress) throws IOException {
    List<Calendar.Line> lines = calendar.lines();
    int total = lines.stream().mapToInt(line -> line.objects().size()).sum();
    List<Callable<Answer>> looks = new ArrayList<>();
    for (Calendar.Line line : lines) {
      line.objects().forEach(object -> looks.add(() -> look(object, total, progress)));
    }
    List<Answer> answers = Parallel.all(looks, settings.lookups(), "look");
    refuseIfNothingMayBeRead(answers);
    return sum(lines, answers, calendar.before());
  }

  private Answer look(ArchiveObject object, int total, Progress progress) throws IOException {
    S3Store.Look look = buckets.of(object.source()).look(object.key());
    List<String> open = look instanceof S3Store.Found found ? open(object, found) : object.coins();
    progress.at("looking at the archive", looked.incrementAndGet(), total);
    return new Answer(object, look, open);
  }

  /** The coins of an object that are not complete, or not of this version of it. */
  private List<String> open(ArchiveObject object, S3Store.Found found) throws IOException {
    List<String> open = new ArrayList<>();
    for (String coin : object.coins()) {
      DayLedger.Entry entry = ledger.entry(object, coin).orElse(null);
      if (entry == null
          || entry.bytes() != found.bytes()
          || !entry.etag().equals(found.etag())
          || !allThere(entry)) {
        open.add(coin);
      }
    }
    return open;
  }

  private boolean allThere(DayLedger.Entry entry) throws IOException {
    for (DayLedger.Part part : entry.parts()) {
      if (output.size(part.name()) != part.bytes()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Some refusals are objects that are not there; nothing but refusals is an account that may not.
   */
  private void refuseIfNothingMayBeRead(List<Answer> answers) {
    for (ArchiveObject.Source source : ArchiveObject.Source.values()) {
      List<Answer> ofIt = answers.stream().filter(a -> a.object().source() == source).toList();
      boolean anyFound = ofIt.stream().anyMatch(a -> a.look() instanceof S3Store.Found);
      long refused = ofIt.stream().filter(Answer::isRefused).count();
      if (!anyFound && refused > 0) {
        throw new ArchiveProblem(
            "bucket "
                + buckets.settings(source).name()
                + " refused all of "
                + refused
                + " objects, such as "
                + ofIt.stream().filter(Answer::isRefused).findFirst().orElseThrow().object().key()
                + "; expected credentials of an AWS account that may read and pay for it"
                + " (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws), or days that the"
                + " archive has");
      }
    }
  }

  private Survey sum(List<Calendar.Line> lines, List<Answer> answers, List<String> before) {
    List<List<Survey.Job>> todo = new ArrayList<>();
    List<ArchiveObject> missing = new ArrayList<>();
    int complete = 0;
    long bytes = 0;
    double usd = 0;
    int next = 0;
    for (Calendar.Line line : lines) {
      List<Survey.Job> jobs = new ArrayList<>();
      for (Answer answer : answers.subList(next, next + line.objects().size())) {
        if (!(answer.look() instanceof S3Store.Found found)) {
          missing.add(answer.object());
        } else if (answer.coins().isEmpty()) {
          complete++;
        } else {
          jobs.add(new Survey.Job(answer.object(), answer.coins(), found));
          bytes += found.bytes();
          usd += found.bytes() / BYTES_PER_GIGABYTE * gigabyteUsd(answer.object());
        }
      }
      next += line.objects().size();
      todo.add(jobs);
    }
    long requests =
        (long) REQUESTS_PER_LOOK * answers.size() + todo.stream().mapToInt(List::size).sum();
    usd += settings.requestUsd() * requests / REQUESTS_PRICED;
    return new Survey(todo, complete, missing, before, bytes, requests, usd);
  }

  private double gigabyteUsd(ArchiveObject object) {
    return buckets.settings(object.source()).gigabyteUsd();
  }
}

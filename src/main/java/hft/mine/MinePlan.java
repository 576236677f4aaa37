package hft.mine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** What a run will do and about what it will cost, before it does. */
public final class MinePlan {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Wanted wanted;
  private final Survey survey;

  MinePlan(Wanted wanted, Survey survey) {
    this.wanted = wanted;
    this.survey = survey;
  }

  Survey survey() {
    return survey;
  }

  /** Bytes to download. */
  public long bytes() {
    return survey.bytes();
  }

  /** About what Amazon will charge whoever the credentials belong to. */
  public double usd() {
    return survey.usd();
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(wanted.from() + " to " + wanted.to() + ", " + String.join(", ", wanted.coins()));
    survey.before().forEach(lines::add);
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d objects to download, %,.1f MB; %,d complete; %,d not in the archive",
            survey.objects(),
            survey.bytes() / BYTES_PER_MEGABYTE,
            survey.complete(),
            survey.missing().size()));
    lines.addAll(MissingText.lines(survey.missing()));
    lines.add(
        String.format(
            Locale.ROOT,
            "about %.2f USD for the download and %,d requests, charged by Amazon to your account"
                + " (requester pays)",
            survey.usd(),
            survey.requests()));
    return lines;
  }

  /** For scripts. */
  public SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("objects", survey.objects());
    figures.put("complete", survey.complete());
    figures.put("bytes", survey.bytes());
    figures.put("requests", survey.requests());
    figures.put("estimatedUsd", Math.round(survey.usd() * 1e4) / 1e4);
    figures.put("missing", survey.missing().stream().map(ArchiveObject::key).toList());
    return figures;
  }
}

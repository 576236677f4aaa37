package hft.app.cli;

import java.util.List;
import java.util.SequencedMap;

/**
 * What a job has to say.
 *
 * @param lines for people, on stdout; left out with {@code --json}
 * @param figures for scripts: the one JSON object of {@code --json}, in this order
 * @param held false when a check ran and did not hold: exit code 3
 */
public record JobReport(List<String> lines, SequencedMap<String, ?> figures, boolean held) {
  public JobReport {
    lines = List.copyOf(lines);
  }

  public static JobReport of(List<String> lines, SequencedMap<String, ?> figures) {
    return new JobReport(lines, figures, true);
  }
}

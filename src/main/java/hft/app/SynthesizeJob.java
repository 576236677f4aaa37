package hft.app;

import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.SynthesizeRequest;
import hft.app.cli.UserMistake;
import hft.port.Progress;
import hft.synthetic.Synthesizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Makes a synthetic market. */
final class SynthesizeJob implements Job<SynthesizeRequest> {
  @Override
  public JobReport run(SynthesizeRequest request, Progress progress) throws IOException {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("SYNTHETIC DATA, seed " + request.seed() + ", in " + request.out());
    try {
      new Synthesizer(request.seed())
          .write(request.out(), request.coins(), request.hours(), progress)
          .forEach(
              (table, rows) -> {
                lines.add(table.folder() + ": " + rows + " rows");
                figures.put(table.folder(), rows);
              });
    } catch (IllegalArgumentException e) {
      throw new UserMistake(String.valueOf(e.getMessage()), e);
    }
    return JobReport.of(lines, figures);
  }
}

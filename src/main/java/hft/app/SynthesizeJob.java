package hft.app;

import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.SynthesizeRequest;
import hft.app.cli.UserMistake;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.port.Progress;
import hft.synthetic.SynthesisSettings;
import hft.synthetic.Synthesizer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Makes a synthetic market. */
final class SynthesizeJob implements Job<SynthesizeRequest> {
  @Override
  public JobReport run(SynthesizeRequest request, Progress progress) throws IOException {
    Synthesizer.write(settings(request), request.out(), progress::at);
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("SYNTHETIC DATA, seed " + request.seed() + ", in " + request.out());
    for (var source : MarketDataReader.open(request.out(), Selection.ALL).sources()) {
      String name = source.table().folder() + " " + source.instrument().coin();
      lines.add(name + ": " + source.rows() + " rows");
      figures.put(name, source.rows());
    }
    return JobReport.of(lines, figures);
  }

  private static SynthesisSettings settings(SynthesizeRequest request) {
    try {
      return new SynthesisSettings(
          request.coins(),
          SynthesisSettings.DEFAULT_FROM,
          Duration.ofMillis(Math.round(request.hours() * 3_600_000)),
          request.seed());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(String.valueOf(e.getMessage()), e);
    }
  }
}

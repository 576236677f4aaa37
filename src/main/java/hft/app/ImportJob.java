package hft.app;

import hft.app.cli.ImportRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.UserMistake;
import hft.ingest.DataQuality;
import hft.ingest.ImportFormat;
import hft.ingest.ImportRun;
import hft.port.Progress;
import java.util.stream.Stream;

/** Imports captures and reports their quality. */
final class ImportJob implements Job<ImportRequest> {
  @Override
  public JobReport run(ImportRequest request, Progress progress) {
    ImportFormat format =
        Stream.of(ImportFormat.values())
            .filter(known -> known.label().equals(request.format()))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserMistake(
                        "unknown format '"
                            + request.format()
                            + "'; expected one of "
                            + ImportFormat.labels()));
    DataQuality quality = new ImportRun().run(format, request.sources(), request.out(), progress);
    return JobReport.of(quality.lines(), quality.figures());
  }
}

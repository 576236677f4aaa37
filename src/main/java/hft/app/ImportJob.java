package hft.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.cli.ImportRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportReport;
import hft.ingest.ImportRun;
import hft.port.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/** Imports captures and reports their quality. */
final class ImportJob implements Job<ImportRequest> {
  @Override
  public JobReport run(ImportRequest request, Progress progress) throws IOException {
    ImportReport report =
        ImportRun.run(
            ImportFormat.of(request.format()),
            request.sources(),
            request.out(),
            ImportOptions.DEFAULT.withTolerate(request.tolerate()),
            progress::at);
    LinkedHashMap<String, Object> figures =
        new ObjectMapper().readValue(report.toJson(), new TypeReference<>() {});
    return JobReport.of(List.of(report.toText()), figures);
  }
}

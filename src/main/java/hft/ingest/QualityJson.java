package hft.ingest;

/** The report as one JSON object. */
final class QualityJson {
  private QualityJson() {}

  static String of(ImportReport report) {
    return "{\"format\":\"" + report.format().commandName() + "\"}";
  }
}

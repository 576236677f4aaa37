package hft.ingest;

/** The report as a table for people. */
final class QualityText {
  private QualityText() {}

  static String of(ImportReport report) {
    return report.toString();
  }
}

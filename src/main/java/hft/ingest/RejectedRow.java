package hft.ingest;

/** One row cannot be used; whoever knows file and line decides whether that ends the import. */
final class RejectedRow extends RuntimeException {
  private static final long serialVersionUID = 1;

  RejectedRow(String what) {
    super(what, null, false, false); // a value on its way up, never a stack trace
  }
}

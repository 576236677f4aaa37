package hft.exchange.venue;

/** A request that does not get into a block, with the page that says so. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient byte[] page;

  private Refused(String text, byte[] page) {
    super(text, null, false, false);
    this.page = page;
  }

  /** The request as a whole: status err. */
  static Refused whole(String text) {
    return new Refused(text, Pages.refused(text));
  }

  /** Status ok, and one error for all orders. */
  static Refused oneError(String text) {
    return new Refused(text, Pages.oneError(text));
  }

  byte[] page() {
    return page.clone();
  }
}

package hft.wire.json;

/**
 * A message that cannot be read. Carries what is wrong and where, and no stack trace: bad input is
 * the sender's doing, so the place in our code says nothing.
 */
public final class MalformedMessage extends RuntimeException {
  private final Fault fault;
  private final int position;

  /**
   * @param position byte offset from the start of the message, -1 when unknown
   */
  public MalformedMessage(Fault fault, int position, String detail) {
    super(fault + " at byte " + position + ": " + detail, null, false, false);
    this.fault = fault;
    this.position = position;
  }

  public Fault fault() {
    return fault;
  }

  public int position() {
    return position;
  }
}

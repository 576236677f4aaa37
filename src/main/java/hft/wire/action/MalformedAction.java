package hft.wire.action;

/** JSON that is not an action: says which field and what was expected there. */
public final class MalformedAction extends IllegalArgumentException {
  public MalformedAction(String message) {
    super(message);
  }
}

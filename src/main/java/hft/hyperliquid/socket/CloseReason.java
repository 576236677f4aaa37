package hft.hyperliquid.socket;

/**
 * Why a socket ended.
 *
 * @param kind what that means for trying again
 * @param detail for people: the close code and text, or what the network said
 */
public record CloseReason(Kind kind, String detail) {
  /** The kinds of ending. */
  public enum Kind {
    /** It never opened: refused, unresolved, TLS or handshake failed, or took too long. */
    NOT_OPENED,
    /** The venue closes sockets after some minutes, code 1000 "Expired": routine. */
    EXPIRED,
    /** The other side closed in order. */
    CLOSED_BY_VENUE,
    /** It broke off without a close frame. */
    BROKEN,
    /** Messages came faster than they were taken: what was missed is unknown. */
    OVERFLOWED,
    /** We closed it. */
    CLOSED_BY_US
  }

  /** The ending a close frame announces. */
  static CloseReason ofCloseFrame(int code, String text) {
    Kind kind = code == 1000 && text.contains("Expired") ? Kind.EXPIRED : Kind.CLOSED_BY_VENUE;
    return new CloseReason(kind, "code " + code + (text.isEmpty() ? "" : " " + text));
  }

  @Override
  public String toString() {
    return kind + " (" + detail + ")";
  }
}

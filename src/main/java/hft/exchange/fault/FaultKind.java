package hft.exchange.fault;

import java.util.Locale;

/** What can go wrong, and where. */
public enum FaultKind {
  /** A websocket frame is not sent. */
  DROP(Place.FRAME),
  /** A frame comes later than it should. */
  DELAY(Place.FRAME),
  /** A frame comes twice. */
  DUPLICATE(Place.FRAME),
  /** A frame comes after the one behind it. */
  REORDER(Place.FRAME),
  /** A frame that is not JSON comes first. */
  GARBAGE(Place.FRAME),
  /** Everything on this socket waits for a while, then comes at once. */
  STALL(Place.FRAME),
  /** The socket stays open and is never written to again. */
  HALF_CLOSE(Place.FRAME),
  /** The socket is cut off. */
  DISCONNECT(Place.FRAME),
  /** An HTTP answer is replaced by a status such as 429 or 503; the request is not carried out. */
  STATUS(Place.HTTP),
  /** An HTTP answer comes later than it should. */
  HTTP_DELAY(Place.HTTP),
  /** An action is carried out and never answered, over HTTP or the socket. */
  LOST_ACK(Place.ACTION),
  /** An action is refused for its nonce. */
  REJECT_NONCE(Place.ACTION),
  /** Actions end in HTTP 500, as during an upgrade. */
  MAINTENANCE(Place.ACTION),
  /** Only post-only orders, as after an upgrade. */
  POST_ONLY(Place.ACTION);

  /** Where a fault is drawn. */
  public enum Place {
    FRAME,
    HTTP,
    ACTION
  }

  private final Place place;

  FaultKind(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** As a plan spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

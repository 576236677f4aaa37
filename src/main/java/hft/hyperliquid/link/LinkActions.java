package hft.hyperliquid.link;

/** What a {@link LinkMachine} wants done. Called while it handles an event. */
public interface LinkActions {
  /** Opens a new socket; every event of an older one is stale from now on. */
  void dial();

  /** Closes the current socket, if any. */
  void hangUp(String why);

  void subscribe(Topic topic);

  void unsubscribe(Topic topic);

  void ping();

  /** One subscription cannot be trusted until it delivers again. */
  void lost(Topic topic, String why);

  /** Nothing on this link can be trusted until it is live again. */
  void lostAll(String why);

  /** It delivers, or it is known to be allowed to be silent. */
  void found(Topic topic);

  /** The one place where a state is entered: to log, count and publish it. */
  void entered(LinkState state, String why);
}

package hft.hyperliquid.link;

/** Hears where a link stands, on its owner's thread. Waits for nobody. */
@FunctionalInterface
public interface LinkWatch {
  LinkWatch NONE = (state, why) -> {};

  /** A state was entered. */
  void entered(LinkState state, String why);
}

package hft.hyperliquid.probe;

/**
 * One thing that was looked at.
 *
 * @param found what is so
 * @param remedy what to do about it; empty when it is in order
 */
public record Check(String name, String found, String remedy) {
  static Check ok(String name, String found) {
    return new Check(name, found, "");
  }

  public boolean holds() {
    return remedy.isEmpty();
  }
}

package hft.wire.sign;

import hft.wire.action.Address;
import org.jspecify.annotations.Nullable;

/** Finds who signed. One thread. */
public interface Recovery {
  /**
   * @param digest 32 bytes
   * @return null when no key could have made this signature. A signature over something else is not
   *     noticed: it leads to an address nobody knows.
   */
  @Nullable Address recover(byte[] digest, Signature signature);

  /** Which code it is, for the log. */
  String description();
}

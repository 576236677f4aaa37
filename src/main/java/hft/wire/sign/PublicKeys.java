package hft.wire.sign;

import hft.wire.action.Address;

/** From a public key to the address it owns. */
final class PublicKeys {
  /** An uncompressed key: 0x04, x, y. */
  static final int UNCOMPRESSED = 65;

  private PublicKeys() {}

  static Address address(byte[] uncompressed, Keccak256 keccak) {
    byte[] hash = new byte[Keccak256.LENGTH];
    keccak.add(uncompressed, 1, UNCOMPRESSED - 1).finish(hash);
    return Address.of(hash, Keccak256.LENGTH - Address.LENGTH);
  }
}

package hft.wire.sign;

import hft.wire.action.Address;

/**
 * Signs digests with one private key: deterministic (RFC 6979), low s. One thread. Closing it
 * destroys its copy of the key.
 */
public interface Signer extends AutoCloseable {
  /** The address of the key. */
  Address address();

  /**
   * @param digest 32 bytes
   * @param out gets r, s and v, {@link Signature#LENGTH} bytes
   * @throws IllegalStateException when closed
   */
  void sign(byte[] digest, byte[] out);

  default Signature sign(byte[] digest) {
    byte[] out = new byte[Signature.LENGTH];
    sign(digest, out);
    return Signature.of(out);
  }

  /** Which code signs, for the log; never anything about the key. */
  String description();

  @Override
  void close();
}

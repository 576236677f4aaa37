package hft.wire.sign;

import hft.wire.action.Address;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * The original Keccak-256 (padding 0x01), which is not SHA3-256. Reused: after {@link #finish} it
 * is empty again and has allocated nothing. One thread.
 */
public final class Keccak256 {
  public static final int LENGTH = 32;

  private final KeccakDigest digest = new KeccakDigest(8 * LENGTH);
  private final byte[] word = new byte[LENGTH];

  public static byte[] of(byte[] bytes) {
    byte[] out = new byte[LENGTH];
    new Keccak256().add(bytes, 0, bytes.length).finish(out);
    return out;
  }

  public Keccak256 add(byte[] bytes, int from, int count) {
    digest.update(bytes, from, count);
    return this;
  }

  Keccak256 add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  Keccak256 add(int value) {
    digest.update((byte) value);
    return this;
  }

  /** Eight bytes, the highest first. */
  Keccak256 addLong(long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      word[i] = (byte) (value >>> 8 * (Long.BYTES - 1 - i));
    }
    return add(word, 0, Long.BYTES);
  }

  /** The 20 bytes of an address. */
  Keccak256 addAddress(Address address) {
    address.copyTo(word, 0);
    return add(word, 0, Address.LENGTH);
  }

  /** Writes the 32 bytes of the hash. */
  public void finish(byte[] out) {
    digest.doFinal(out, 0);
  }
}

package hft.app.sign;

import fr.acinq.secp256k1.Secp256k1;
import hft.wire.action.Address;
import hft.wire.sign.Signature;
import hft.wire.sign.Signer;
import java.util.Arrays;

/**
 * The rival: libsecp256k1 through its Java binding, which has no recoverable signature. The
 * recovery id is found by recovering the public key of id 0 and comparing. Keeps its key in the
 * Java heap.
 */
public final class BindingSigner implements Signer {
  private final Secp256k1 library = Secp256k1.get();
  private final byte[] key;
  private final byte[] publicKey;

  /** Of a key that is nobody's: only benchmarks use this. */
  public BindingSigner(byte[] secret) {
    this.key = secret.clone();
    this.publicKey = library.pubkeyCreate(key);
  }

  @Override
  public void sign(byte[] digest, byte[] out) {
    byte[] compact = signOnly(digest);
    byte[] ofZero = library.ecdsaRecover(compact, digest, 0);
    System.arraycopy(compact, 0, out, 0, compact.length);
    out[Signature.V] = (byte) (Arrays.equals(ofZero, publicKey) ? 27 : 28);
  }

  /** Half of the work: r and s without the recovery id. */
  public byte[] signOnly(byte[] digest) {
    return library.sign(digest, key, null);
  }

  @Override
  public Address address() {
    throw new UnsupportedOperationException("a rival in a benchmark has no address");
  }

  @Override
  public String description() {
    return "libsecp256k1 through JNI, recovery id by a recover";
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}

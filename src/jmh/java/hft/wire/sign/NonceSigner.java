package hft.wire.sign;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/**
 * The loser kept for comparison: the recovery id from the nonce. RFC 6979 gives k again in Java,
 * the binding gives k G with the parity of its y, and k s = e + r d tells whether s was negated.
 * Cheaper than a recover, dearer than not needing it, and the secret nonce passes through the Java
 * heap.
 */
final class NonceSigner {
  private static final BigInteger N = JavaRecovery.CURVE.getN();

  private final Secp256k1 library = Secp256k1.get();
  private final HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
  private final byte[] key;
  private final BigInteger secret;

  NonceSigner(byte[] key) {
    this.key = key.clone();
    this.secret = new BigInteger(1, key);
  }

  void sign(byte[] digest, byte[] out) {
    byte[] compact = library.sign(digest, key, null);
    System.arraycopy(compact, 0, out, 0, 64);
    nonces.init(N, secret, digest);
    BigInteger k = nonces.nextK();
    byte[] point = library.pubkeyCreate(BigIntegers.asUnsignedByteArray(32, k));
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(compact, 0, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(compact, 32, 64));
    BigInteger plain = new BigInteger(1, digest).add(r.multiply(secret)).mod(N);
    boolean negated = !k.multiply(s).mod(N).equals(plain);
    out[Signature.V] = (byte) (27 + ((point[64] & 1) ^ (negated ? 1 : 0)));
  }
}

package hft.wire.sign;

import hft.wire.action.Address;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Signs in Java with Bouncy Castle's curve, for machines without the native library. Several times
 * slower, allocates, and cannot overwrite its copy of the key: it only drops it.
 */
final class JavaSigner implements Signer {
  private static final ECDomainParameters CURVE = JavaRecovery.CURVE;

  private final HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
  private final FixedPointCombMultiplier multiplier = new FixedPointCombMultiplier();
  private final Address address;
  private @Nullable BigInteger key;

  /**
   * @param secret 32 bytes, read and not kept
   * @throws IllegalArgumentException when it is not a private key of the curve
   */
  JavaSigner(byte[] secret) {
    BigInteger value = new BigInteger(1, secret);
    if (value.signum() == 0 || value.compareTo(CURVE.getN()) >= 0) {
      throw new IllegalArgumentException(Signers.NOT_A_KEY);
    }
    this.key = value;
    byte[] point = multiplier.multiply(CURVE.getG(), value).normalize().getEncoded(false);
    this.address = PublicKeys.address(point, new Keccak256());
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void sign(byte[] digest, byte[] out) {
    BigInteger secret = key;
    if (secret == null) {
      throw new IllegalStateException("the signer is closed");
    }
    BigInteger n = CURVE.getN();
    nonces.init(n, secret, digest);
    while (true) {
      BigInteger k = nonces.nextK();
      ECPoint point = multiplier.multiply(CURVE.getG(), k).normalize();
      BigInteger x = point.getAffineXCoord().toBigInteger();
      BigInteger r = x.mod(n);
      BigInteger sum = new BigInteger(1, digest).add(secret.multiply(r));
      BigInteger s = BigIntegers.modOddInverse(n, k).multiply(sum).mod(n);
      if (r.signum() != 0 && s.signum() != 0) {
        write(r, s, recoveryId(point, x), out);
        return;
      }
    }
  }

  /** Known from the nonce's own point; nothing has to be recovered. */
  private static int recoveryId(ECPoint point, BigInteger x) {
    int odd = point.getAffineYCoord().testBitZero() ? 1 : 0;
    return odd | (x.compareTo(CURVE.getN()) >= 0 ? 2 : 0);
  }

  private static void write(BigInteger r, BigInteger s, int recoveryId, byte[] out) {
    boolean high = s.compareTo(CURVE.getN().shiftRight(1)) > 0;
    BigIntegers.asUnsignedByteArray(r, out, 0, 32);
    BigIntegers.asUnsignedByteArray(high ? CURVE.getN().subtract(s) : s, out, 32, 32);
    out[Signature.V] = (byte) (27 + (high ? recoveryId ^ 1 : recoveryId));
  }

  @Override
  public String description() {
    return Signers.javaDescription();
  }

  @Override
  public void close() {
    key = null;
  }

  @Override
  public String toString() {
    return "JavaSigner[" + address + "]";
  }
}

package hft.wire.sign;

import hft.wire.action.Address;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** Recovery in Java with Bouncy Castle's curve: Q = (s R - e G) / r (SEC 1, 4.1.6). */
final class JavaRecovery implements Recovery {
  static final ECDomainParameters CURVE = curve();

  private static ECDomainParameters curve() {
    X9ECParameters named = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(named);
  }

  @Override
  public @Nullable Address recover(byte[] digest, Signature signature) {
    byte[] bytes = signature.toBytes();
    int id = bytes[Signature.V] - 27;
    BigInteger n = CURVE.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
    if (id < 0 || id > 3 || !isScalar(r, n) || !isScalar(s, n)) {
      return null;
    }
    ECPoint point = point((id & 2) == 0 ? r : r.add(n), (id & 1) == 1);
    if (point == null) {
      return null;
    }
    BigInteger e = new BigInteger(1, digest).mod(n);
    BigInteger inverse = BigIntegers.modOddInverse(n, r);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(
                point,
                s.multiply(inverse).mod(n),
                CURVE.getG(),
                e.negate().multiply(inverse).mod(n))
            .normalize();
    return key.isInfinity() ? null : PublicKeys.address(key.getEncoded(false), new Keccak256());
  }

  private static boolean isScalar(BigInteger value, BigInteger n) {
    return value.signum() > 0 && value.compareTo(n) < 0;
  }

  private static @Nullable ECPoint point(BigInteger x, boolean odd) {
    if (x.compareTo(CURVE.getCurve().getField().getCharacteristic()) >= 0) {
      return null;
    }
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (odd ? 3 : 2);
    BigIntegers.asUnsignedByteArray(x, compressed, 1, 32);
    try {
      return CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException e) {
      return null; // no point of the curve has this x
    }
  }

  @Override
  public String description() {
    return Signers.javaDescription();
  }
}

package hft.wire.sign;

import hft.app.sign.BindingSigner;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Four ways to a recoverable signature. The first is the one in use. Sampled, so that the median
 * and the least can be read on a machine that others use too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class SigningBenchmark {
  private final byte[] digest = new byte[32];
  private final byte[] out = new byte[Signature.LENGTH];
  private final byte[] secret = new byte[32];
  private Signer direct = Signers.javaOf(one());
  private Signer java = direct;
  private BindingSigner binding = new BindingSigner(one());
  private NonceSigner nonce = new NonceSigner(one());

  private static byte[] one() {
    byte[] one = new byte[32];
    one[31] = 1;
    return one;
  }

  /** All four must agree before they are compared. */
  @Setup
  public void agree() {
    Arrays.fill(secret, (byte) 0x11);
    direct = Signers.nativeOf(secret);
    java = Signers.javaOf(secret);
    binding = new BindingSigner(secret);
    nonce = new NonceSigner(secret);
    for (int i = 0; i < 100; i++) {
      Signature expected = direct.sign(next());
      nonce.sign(digest, out);
      if (!expected.equals(Signature.of(out))
          || !expected.equals(binding.sign(digest))
          || !expected.equals(java.sign(digest))) {
        throw new IllegalStateException("they do not sign alike");
      }
    }
  }

  @Benchmark
  public byte[] recoverableInOneCall() {
    direct.sign(next(), out);
    return out;
  }

  @Benchmark
  public byte[] bindingWithRecover() {
    binding.sign(next(), out);
    return out;
  }

  @Benchmark
  public byte[] bindingWithNonceAgain() {
    nonce.sign(next(), out);
    return out;
  }

  @Benchmark
  public byte[] javaOnly() {
    java.sign(next(), out);
    return out;
  }

  /** The binding without a recovery id: no use, but the limit of what the others add. */
  @Benchmark
  public byte[] bindingWithoutRecoveryId() {
    return binding.signOnly(next());
  }

  private byte[] next() {
    digest[0]++;
    return digest;
  }
}

package hft.wire.sign;

/** Picks the fastest signer this machine can run. */
public final class Signers {
  static final String NOT_A_KEY =
      "the private key must be 32 bytes and a number between 1 and the order of secp256k1";

  private Signers() {}

  /**
   * libsecp256k1, or Java where it cannot be loaded. {@link Signer#description} says which.
   *
   * @param secret 32 bytes, read and not kept; overwrite them afterwards
   * @throws IllegalArgumentException when it is not a private key of the curve
   */
  public static Signer of(byte[] secret) {
    return Libsecp256k1.unavailable() == null ? nativeOf(secret) : javaOf(secret);
  }

  /**
   * libsecp256k1 only.
   *
   * @throws IllegalStateException when it cannot be used on this machine
   */
  public static Signer nativeOf(byte[] secret) {
    requireNative();
    requireLength(secret);
    return new NativeSigner(secret);
  }

  /** Java only. */
  public static Signer javaOf(byte[] secret) {
    requireLength(secret);
    return new JavaSigner(secret);
  }

  public static Recovery recovery() {
    return Libsecp256k1.unavailable() == null ? new NativeRecovery() : javaRecovery();
  }

  public static Recovery nativeRecovery() {
    requireNative();
    return new NativeRecovery();
  }

  public static Recovery javaRecovery() {
    return new JavaRecovery();
  }

  /** With the reason, where Java was not chosen but is what there is. */
  static String javaDescription() {
    String reason = Libsecp256k1.unavailable();
    String plain = "Bouncy Castle in Java, slower than libsecp256k1";
    return reason == null ? plain : plain + ", which is not available: " + reason;
  }

  private static void requireNative() {
    String reason = Libsecp256k1.unavailable();
    if (reason != null) {
      throw new IllegalStateException("libsecp256k1 is not available: " + reason);
    }
  }

  private static void requireLength(byte[] secret) {
    if (secret.length != 32) {
      throw new IllegalArgumentException(NOT_A_KEY);
    }
  }
}

package hft.wire.sign;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import hft.wire.action.Address;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Signs in libsecp256k1 with the recovery id of the same operation. The key is kept outside the
 * Java heap, where no copy of it can be left behind, and overwritten on close. Signing allocates
 * nothing.
 */
final class NativeSigner implements Signer {
  private static final int UNCOMPRESSED_FORM = 2;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment context = Libsecp256k1.context();
  private final MemorySegment key = arena.allocate(32);
  private final MemorySegment message = arena.allocate(32);
  private final MemorySegment signature = arena.allocate(65);
  private final MemorySegment compact = arena.allocate(64);
  private final MemorySegment recoveryId = arena.allocate(JAVA_INT);
  private final Address address;
  private boolean closed;

  /**
   * @param secret 32 bytes, read and not kept
   * @throws IllegalArgumentException when it is not a private key of the curve
   */
  NativeSigner(byte[] secret) {
    MemorySegment.copy(secret, 0, key, JAVA_BYTE, 0, 32);
    try {
      if ((int) Libsecp256k1.SECKEY_VERIFY.invokeExact(context, key) != 1) {
        throw new IllegalArgumentException(Signers.NOT_A_KEY);
      }
      this.address = addressOfKey();
    } catch (Throwable e) {
      close();
      throw Libsecp256k1.unexpected(e);
    }
  }

  private Address addressOfKey() throws Throwable {
    MemorySegment point = arena.allocate(64);
    if ((int) Libsecp256k1.PUBKEY_CREATE.invokeExact(context, point, key) != 1) {
      throw new IllegalStateException("libsecp256k1 found no public key");
    }
    return serialize(context, point, arena);
  }

  /** The address of a point in the library's own form. */
  static Address serialize(MemorySegment context, MemorySegment point, Arena arena)
      throws Throwable {
    MemorySegment text = arena.allocate(PublicKeys.UNCOMPRESSED);
    MemorySegment length = arena.allocate(JAVA_LONG);
    length.set(JAVA_LONG, 0, PublicKeys.UNCOMPRESSED);
    int _ =
        (int)
            Libsecp256k1.PUBKEY_SERIALIZE.invokeExact(
                context, text, length, point, UNCOMPRESSED_FORM);
    return PublicKeys.address(text.toArray(JAVA_BYTE), new Keccak256());
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public void sign(byte[] digest, byte[] out) {
    if (closed) {
      throw new IllegalStateException("the signer is closed");
    }
    MemorySegment.copy(digest, 0, message, JAVA_BYTE, 0, 32);
    try {
      // Null nonce function: RFC 6979 with SHA-256, as every client of the venue does.
      int signed =
          (int)
              Libsecp256k1.SIGN_RECOVERABLE.invokeExact(
                  context, signature, message, key, MemorySegment.NULL, MemorySegment.NULL);
      if (signed != 1) {
        throw new IllegalStateException("libsecp256k1 did not sign");
      }
      int _ =
          (int) Libsecp256k1.SERIALIZE_COMPACT.invokeExact(context, compact, recoveryId, signature);
    } catch (Throwable e) {
      throw Libsecp256k1.unexpected(e);
    }
    MemorySegment.copy(compact, JAVA_BYTE, 0, out, 0, 64);
    out[Signature.V] = (byte) (27 + recoveryId.get(JAVA_INT, 0));
  }

  @Override
  public String description() {
    return "libsecp256k1, recoverable signatures in one call";
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      key.fill((byte) 0);
      arena.close();
    }
  }

  @Override
  public String toString() {
    return "NativeSigner[" + address + "]";
  }
}

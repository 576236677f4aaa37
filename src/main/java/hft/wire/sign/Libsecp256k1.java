package hft.wire.sign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import fr.acinq.secp256k1.Secp256k1;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libsecp256k1 that its Java binding leaves out. The binding's library exports the
 * whole C interface; called directly, signing gives the recovery id for nothing, where the binding
 * would need a second curve operation to find it.
 */
final class Libsecp256k1 {
  private static final int CONTEXT_NONE = 1;

  /** Null when the library works here. */
  private static final @Nullable String UNAVAILABLE = load();

  // Static finals, so that the calls are compiled straight into the caller.
  static final MethodHandle CONTEXT_CREATE = find("secp256k1_context_create", ADDRESS, JAVA_INT);
  static final MethodHandle CONTEXT_RANDOMIZE =
      find("secp256k1_context_randomize", JAVA_INT, ADDRESS, ADDRESS);
  static final MethodHandle SECKEY_VERIFY =
      find("secp256k1_ec_seckey_verify", JAVA_INT, ADDRESS, ADDRESS);
  static final MethodHandle PUBKEY_CREATE =
      find("secp256k1_ec_pubkey_create", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  static final MethodHandle PUBKEY_SERIALIZE =
      find("secp256k1_ec_pubkey_serialize", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
  static final MethodHandle SIGN_RECOVERABLE =
      find(
          "secp256k1_ecdsa_sign_recoverable",
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  static final MethodHandle SERIALIZE_COMPACT =
      find(
          "secp256k1_ecdsa_recoverable_signature_serialize_compact",
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS);
  static final MethodHandle PARSE_COMPACT =
      find(
          "secp256k1_ecdsa_recoverable_signature_parse_compact",
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_INT);
  static final MethodHandle RECOVER =
      find("secp256k1_ecdsa_recover", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

  private Libsecp256k1() {}

  /** Why it cannot be used on this machine; null when it can. */
  static @Nullable String unavailable() {
    return UNAVAILABLE;
  }

  /** A context of one's own, blinded against side channels. Lives as long as the program. */
  static MemorySegment context() {
    byte[] blinding = new byte[32];
    new SecureRandom().nextBytes(blinding);
    try (Arena arena = Arena.ofConfined()) {
      var context = (MemorySegment) CONTEXT_CREATE.invokeExact(CONTEXT_NONE);
      MemorySegment seed = arena.allocate(blinding.length);
      MemorySegment.copy(blinding, 0, seed, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, 32);
      if ((int) CONTEXT_RANDOMIZE.invokeExact(context, seed) != 1) {
        throw new IllegalStateException("libsecp256k1 refused to blind its context");
      }
      return context;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The library's functions declare no exceptions; what arrives here is a mistake of ours. */
  static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException ours ? ours : new IllegalStateException(thrown);
  }

  private static @Nullable String load() {
    try {
      Secp256k1.get(); // unpacks the library and loads it
      return SymbolLookup.loaderLookup().find("secp256k1_ecdsa_sign_recoverable").isPresent()
          ? null
          : "the library does not export recoverable signatures";
    } catch (RuntimeException | LinkageError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static MethodHandle find(String name, MemoryLayout result, MemoryLayout... arguments) {
    var shape = FunctionDescriptor.of(result, arguments);
    Linker linker = Linker.nativeLinker();
    return SymbolLookup.loaderLookup()
        .find(name)
        .map(symbol -> linker.downcallHandle(symbol, shape))
        .orElseGet(() -> linker.downcallHandle(shape));
  }
}

package hft.wire.sign;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import hft.wire.action.Address;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Recovery in libsecp256k1. */
final class NativeRecovery implements Recovery {
  private final MemorySegment context = Libsecp256k1.context();

  @Override
  public @Nullable Address recover(byte[] digest, Signature signature) {
    byte[] bytes = signature.toBytes();
    int id = bytes[Signature.V] - 27;
    if (id < 0 || id > 3) {
      return null; // the library would end the process
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment compact = arena.allocate(64);
      MemorySegment.copy(bytes, 0, compact, JAVA_BYTE, 0, 64);
      MemorySegment message = arena.allocate(32);
      MemorySegment.copy(digest, 0, message, JAVA_BYTE, 0, 32);
      MemorySegment parsed = arena.allocate(65);
      MemorySegment point = arena.allocate(64);
      boolean found =
          (int) Libsecp256k1.PARSE_COMPACT.invokeExact(context, parsed, compact, id) == 1
              && (int) Libsecp256k1.RECOVER.invokeExact(context, point, parsed, message) == 1;
      return found ? NativeSigner.serialize(context, point, arena) : null;
    } catch (Throwable e) {
      throw Libsecp256k1.unexpected(e);
    }
  }

  @Override
  public String description() {
    return "libsecp256k1";
  }
}

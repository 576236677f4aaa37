package hft.app.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * A datagram to a Unix socket, which Java's own sockets cannot send: {@code sd_notify(3)}. Linux.
 */
final class NotifySocket implements AutoCloseable {
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /** Of sun_path in struct sockaddr_un. */
  private static final int PATH_BYTES = 108;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int descriptor;
  private final byte[] path;

  private NotifySocket(int descriptor, byte[] path) {
    this.descriptor = descriptor;
    this.path = path;
  }

  /**
   * @param address a path, or {@code @} and a name in the abstract namespace
   * @throws IOException when there is no such socket to be had
   */
  static NotifySocket to(String address) throws IOException {
    byte[] path = address.getBytes(StandardCharsets.UTF_8);
    if (path.length == 0 || path.length >= PATH_BYTES) {
      throw new IOException("not the address of a socket: '" + address + "'");
    }
    if (path[0] == '@') {
      path[0] = 0;
    }
    int descriptor;
    try {
      descriptor = (int) SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
    if (descriptor < 0) {
      throw new IOException("no socket for " + address);
    }
    return new NotifySocket(descriptor, path);
  }

  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment message = arena.allocateFrom(JAVA_BYTE, bytes);
      MemorySegment address = arena.allocate(2 + PATH_BYTES);
      address.set(JAVA_SHORT, 0, AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      // An abstract name ends with the address, a path with a zero byte.
      int length = 2 + path.length + (path[0] == 0 ? 0 : 1);
      long sent =
          (long)
              SENDTO.invokeExact(
                  descriptor, message, (long) bytes.length, MSG_NOSIGNAL, address, length);
      if (sent != bytes.length) {
        throw new IOException("the service manager does not take '" + text + "'");
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      int unused = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
  }
}

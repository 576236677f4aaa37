package hft.app.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager receives on its socket. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledOnOs(OS.LINUX)
class ServiceManagerTest {
  private static final Linker LINKER = Linker.nativeLinker();
  @TempDir Path folder;

  /** The manager's end: a bound datagram socket. */
  private static final class Inbox {
    private final int descriptor;

    Inbox(String address) throws Throwable {
      descriptor =
          (int)
              call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                  .invoke(1, 2, 0);
      byte[] path = address.getBytes(StandardCharsets.UTF_8);
      if (path[0] == '@') {
        path[0] = 0;
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = arena.allocate(110);
        name.set(JAVA_SHORT, 0, (short) 1);
        MemorySegment.copy(path, 0, name, JAVA_BYTE, 2, path.length);
        int length = 2 + path.length + (path[0] == 0 ? 0 : 1);
        int bound =
            (int)
                call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                    .invoke(descriptor, name, length);
        assertThat(bound).isZero();
      }
    }

    String next() throws Throwable {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment bytes = arena.allocate(4_096);
        long got =
            (long)
                call(
                        "recv",
                        FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                    .invoke(descriptor, bytes, 4_096L, 0x40); // MSG_DONTWAIT
        return got < 0
            ? ""
            : new String(bytes.asSlice(0, got).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
      }
    }

    private static MethodHandle call(String name, FunctionDescriptor shape) {
      return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
    }
  }

  private void hears(String address) throws Throwable {
    Inbox inbox = new Inbox(address);
    try (ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address))) {
      manager.ready("trading, mode local");
      manager.ready("once is enough");
      manager.alive();
      manager.stopping("SIGTERM\nby hand");
    }
    assertThat(inbox.next()).isEqualTo("READY=1\nSTATUS=trading, mode local");
    assertThat(inbox.next()).isEqualTo("WATCHDOG=1");
    assertThat(inbox.next()).isEqualTo("STOPPING=1\nSTATUS=SIGTERM by hand");
    assertThat(inbox.next()).isEmpty();
  }

  @Test
  void it_hears_when_it_is_ready_alive_and_stopping() throws Throwable {
    hears(folder.resolve("notify").toString());
  }

  @Test
  void also_by_an_abstract_name() throws Throwable {
    hears("@hft-test-" + ProcessHandle.current().pid());
  }

  @Test
  void without_one_and_with_one_that_is_gone_nothing_happens() {
    assertThatCode(
            () -> {
              for (Map<String, String> environment :
                  java.util.List.of(
                      Map.<String, String>of(),
                      Map.of("NOTIFY_SOCKET", folder.resolve("nobody").toString()),
                      Map.of("NOTIFY_SOCKET", "/" + "a".repeat(200)))) {
                try (ServiceManager manager = ServiceManager.of(environment)) {
                  manager.ready("x");
                  manager.alive();
                }
              }
            })
        .doesNotThrowAnyException();
  }
}

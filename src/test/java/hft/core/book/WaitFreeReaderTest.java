package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Wait-free means a bounded number of own steps, whatever others do. The compiled code of a reader
 * has no way back, no lock, and calls nothing but the one atomic addition: its steps can be counted
 * by reading it. (On x86 and on ARM with large-system extensions that addition is one instruction.)
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitFreeReaderTest {
  private static final Set<String> ONE_STEP =
      Set.of(
          "java/util/concurrent/atomic/AtomicInteger.incrementAndGet",
          "java/util/concurrent/atomic/AtomicInteger.decrementAndGet",
          "java/lang/AssertionError.<init>");

  @Test
  void acquire_and_release_are_straight_lines() throws IOException {
    assertThat(problems(DoubleBufferedBook.Reader.class, "acquire")).isEmpty();
    assertThat(problems(DoubleBufferedBook.Reader.class, "release")).isEmpty();
  }

  @Test
  void a_reader_that_spins_locks_or_calls_out_is_reported() throws IOException {
    assertThat(problems(Waiting.class, "spins")).anyMatch(it -> it.startsWith("jumps back"));
    assertThat(problems(Waiting.class, "locks")).contains("takes a lock");
    assertThat(problems(Waiting.class, "locksWhole")).contains("takes a lock");
    assertThat(problems(Waiting.class, "yields")).contains("calls java/lang/Thread.yield");
  }

  /** Readers that are not wait-free. */
  @SuppressWarnings({"unused", "ThreadPriorityCheck"})
  private static final class Waiting {
    private final AtomicInteger turn = new AtomicInteger();

    int spins() {
      int seen;
      do {
        seen = turn.incrementAndGet();
      } while (seen < 0);
      return seen;
    }

    int locks() {
      synchronized (turn) {
        return turn.incrementAndGet();
      }
    }

    synchronized int locksWhole() {
      return turn.incrementAndGet();
    }

    void yields() {
      Thread.yield();
    }
  }

  private static List<String> problems(Class<?> type, String method) throws IOException {
    MethodModel model =
        parse(type).methods().stream()
            .filter(it -> it.methodName().equalsString(method))
            .findFirst()
            .orElseThrow();
    List<String> problems = new ArrayList<>();
    if ((model.flags().flagsMask() & ClassFile.ACC_SYNCHRONIZED) != 0) {
      problems.add("takes a lock");
    }
    CodeModel code = model.code().orElseThrow();
    Set<Label> passed = new HashSet<>();
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> passed.add(target.label());
        case BranchInstruction branch when passed.contains(branch.target()) ->
            problems.add("jumps back: " + branch.opcode());
        case MonitorInstruction _ -> problems.add("takes a lock");
        case InvokeInstruction call -> {
          String name = call.owner().asInternalName() + "." + call.name().stringValue();
          if (!ONE_STEP.contains(name)) {
            problems.add("calls " + name);
          }
        }
        default -> {}
      }
    }
    return problems;
  }

  private static ClassModel parse(Class<?> type) throws IOException {
    String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      return ClassFile.of().parse(java.util.Objects.requireNonNull(in).readAllBytes());
    }
  }
}

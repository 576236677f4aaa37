package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hft.app.ProgramCommand;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An engine in a process of its own, for tests that look at it from outside. */
final class WatchedRun {
  private WatchedRun() {}

  /** In mode local, with everything that outlives it below {@code folder}. */
  static List<String> command(Path folder, int operatorPort, int metricsPort, String prometheus) {
    List<String> args = new ArrayList<>(List.of("run", "--quiet", "--json"));
    for (String setting :
        List.of(
            "hft.exchange.limits=off",
            "hft.metrics.port=" + metricsPort,
            "hft.metrics.prometheus=\"" + prometheus + "\"",
            "hft.operator.port=" + operatorPort,
            "hft.operator.tokens=\"" + folder.resolve("tokens") + "\"",
            "hft.operator.token-file=\"" + folder.resolve("token") + "\"",
            "hft.safety.folder=\"" + folder.resolve("safety") + "\"")) {
      args.addAll(List.of("--set", setting));
    }
    return ProgramCommand.of("exec env --default-signal", args.toArray());
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** The first of these on the PATH; the test is skipped without one, except in CI. */
  static Path required(String... names) {
    Optional<Path> found =
        Arrays.stream(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
            .flatMap(each -> Arrays.stream(names).map(name -> Path.of(each, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assertThat(found.isPresent() || !"true".equals(System.getenv("CI")))
        .as("CI needs %s on the PATH", names[0])
        .isTrue();
    assumeTrue(found.isPresent(), "no " + names[0] + " on the PATH");
    return found.orElseThrow();
  }
}

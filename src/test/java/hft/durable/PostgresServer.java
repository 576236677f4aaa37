package hft.durable;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the test's own on the loopback, from the system's packages; without them
 * the test is skipped, with {@code CI=true} it fails. The server refuses to run as root, so root
 * starts it as the packages' user.
 */
final class PostgresServer implements AutoCloseable {
  private static final String PASSWORD = "only on the loopback";

  private final Path folder;
  private final int port;
  private final Process process;

  private PostgresServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static PostgresServer start() throws IOException, InterruptedException {
    Path programs = programs();
    Path folder = Files.createTempDirectory("hft-postgres-");
    Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    run(
        as(
            programs.resolve("initdb").toString(),
            "--no-sync",
            "-D",
            folder.resolve("data").toString(),
            "-U",
            "hft",
            "--auth=scram-sha-256",
            "--pwfile=" + folder.resolve("password")));
    int port = freePort();
    Process process = serve(programs, folder, port);
    return new PostgresServer(folder, port, process);
  }

  private static Process serve(Path programs, Path folder, int port)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                as(
                    programs.resolve("postgres").toString(),
                    "-D",
                    folder.resolve("data").toString(),
                    "-p",
                    "" + port,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-k",
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    for (int i = 0; i < 600; i++) {
      if (Files.readString(folder.resolve("log")).contains("ready to accept connections")) {
        return process;
      }
      Thread.sleep(100);
    }
    throw new IOException(Files.readString(folder.resolve("log")));
  }

  private static Path programs() throws IOException {
    Path all = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(all)) {
      try (Stream<Path> versions = Files.list(all)) {
        var newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    return "true".equals(System.getenv("CI"))
        ? fail("no PostgreSQL below " + all)
        : abort("no PostgreSQL below " + all);
  }

  private static List<String> as(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    all.addAll(Arrays.asList(command));
    return all;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  PostgresAccess access() throws IOException {
    Path password = folder.resolve("password of the client");
    Files.writeString(password, PASSWORD + "\n");
    return new PostgresAccess("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "hft", password);
  }

  /** Another process of the database, with everybody's rights. */
  void sql(String statement) throws IOException, InterruptedException {
    ProcessBuilder psql =
        new ProcessBuilder(
            programs().resolve("psql").toString(),
            "-h",
            "127.0.0.1",
            "-p",
            "" + port,
            "-U",
            "hft",
            "-d",
            "postgres",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            statement);
    psql.environment().put("PGPASSWORD", PASSWORD);
    Process process = psql.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy(); // SIGTERM: waits for clients
    if (!process.waitFor(2, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

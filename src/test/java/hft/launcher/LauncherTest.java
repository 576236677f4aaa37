package hft.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Java and a Maven of our own making that say how they were called. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherTest {
  private record Ended(int code, String out, String err) {}

  @TempDir Path folder;
  private Path home;
  private Path jdk;

  @BeforeEach
  void layOut() throws Exception {
    home = Files.createDirectories(folder.resolve("the home"));
    Files.copy(Path.of("hft"), home.resolve("hft"));
    executable(home.resolve("hft"));
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("target/lib"));
    jdk = fakeJdk("jdk", "99.0.1");
    Path mvn = folder.resolve("bin").resolve("mvn");
    Files.createDirectories(mvn.getParent());
    Files.writeString(
        mvn,
        "#!/bin/sh\necho \"maven: $*\"\nmkdir -p target/lib\n: > target/hyperliquid-hft.jar\n");
    executable(mvn);
  }

  private Path fakeJdk(String name, String version) throws Exception {
    Path java = folder.resolve(name).resolve("bin").resolve("java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java, "#!/bin/sh\nfor a in \"$@\"; do echo \"[$a]\"; done\nexit ${FAKE_EXIT:-0}\n");
    executable(java);
    Files.writeString(
        folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder.resolve(name);
  }

  private static void executable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void built() throws Exception {
    Path jar = home.resolve("target/hyperliquid-hft.jar");
    Files.writeString(jar, "");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Ended start(Path launcher, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void arguments_options_and_the_exit_code_pass_through() throws Exception {
    built();
    Ended ended =
        start(
            home.resolve("hft"),
            Map.of("FAKE_EXIT", "3", "HFT_JAVA_OPTS", "-Xmx1g -Dx=y"),
            "backtest",
            "a b",
            "");
    assertThat(ended.code).isEqualTo(3);
    assertThat(ended.out)
        .endsWith("[hft.app.Main]\n[backtest]\n[a b]\n[]\n")
        .contains("[-ea]", "[-Xmx1g]\n[-Dx=y]", "[-Dhft.home=" + home.toRealPath() + "]");
    assertThat(ended.err).isEmpty();
  }

  @Test
  void it_works_through_a_symbolic_link_from_anywhere() throws Exception {
    built();
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("the home/hft"));
    Ended ended = start(link, Map.of(), "--version");
    assertThat(ended.out).contains("[-Dhft.home=" + home.toRealPath() + "]");
  }

  @Test
  void it_builds_once_when_there_is_no_jar_and_says_so_on_stderr() throws Exception {
    Ended first = start(home.resolve("hft"), Map.of(), "backtest");
    assertThat(first.err).contains("hft: building").contains("maven: ").contains("package");
    assertThat(first.out).startsWith("[--sun-misc").endsWith("[backtest]\n");
    Ended second = start(home.resolve("hft"), Map.of(), "backtest");
    assertThat(second.err).isEmpty();
  }

  @Test
  void an_archive_of_an_older_jar_is_made_anew_and_stdout_stays_the_programs() throws Exception {
    built();
    Path archive = home.resolve("target/hft.jsa");
    Files.writeString(archive, "of an older jar");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(60)));
    Ended ended = start(home.resolve("hft"), Map.of(), "--version");
    assertThat(Files.size(archive)).isZero(); // our Java made none
    assertThat(ended.out)
        .doesNotContain("SharedArchiveFile")
        .startsWith("[--sun-misc")
        .endsWith("[--version]\n");
  }

  @Test
  void it_builds_again_when_a_source_is_newer() throws Exception {
    built();
    Path source = home.resolve("src/main/New.java");
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(120)));
    assertThat(start(home.resolve("hft"), Map.of(), "backtest").err).contains("hft: building");
  }

  @Test
  void a_failed_build_is_our_failure_and_starts_nothing() throws Exception {
    Files.writeString(folder.resolve("bin").resolve("mvn"), "#!/bin/sh\nexit 1\n");
    Ended ended = start(home.resolve("hft"), Map.of(), "backtest");
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.err).contains("the build failed");
    assertThat(ended.out).isEmpty();
  }

  @Test
  void an_old_java_is_passed_over() throws Exception {
    built();
    jdk = fakeJdk("old", "17.0.15");
    Path onPath = folder.resolve("bin").resolve("java");
    Files.createSymbolicLink(onPath, fakeJdk("new", "98").resolve("bin/java"));
    Ended ended = start(home.resolve("hft"), Map.of(), "--version");
    assertThat(ended.code).isZero();
    assertThat(ended.out).contains("[--version]");
  }

  @Test
  void without_any_suitable_java_it_says_what_to_install() throws Exception {
    built();
    // No machine has this one, so the usual folders hold nothing suitable either.
    Path script = home.resolve("hft");
    Files.writeString(script, Files.readString(script).replace("LEAST_JAVA=25", "LEAST_JAVA=250"));
    Ended ended = start(script, Map.of(), "backtest");
    assertThat(ended.code).isEqualTo(2);
    assertThat(ended.err)
        .contains("needs a JDK 250")
        .contains("apt-get install")
        .contains("JAVA_HOME");
    assertThat(ended.out).isEmpty();
  }
}

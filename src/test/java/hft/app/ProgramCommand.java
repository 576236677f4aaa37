package hft.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a test starts the program as a process of its own. */
public final class ProgramCommand {
  private ProgramCommand() {}

  /**
   * @param shell what the shell does first; ends in what {@code exec} takes before the command
   */
  public static List<String> of(String shell, Object... args) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", shell + " \"$@\"", "sh"));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.management/sun.management=ALL-UNNAMED",
            "-ea",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=" + Path.of("src/main/resources/logback.xml"),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dhft.home=" + Path.of("").toAbsolutePath(),
            "hft.app.Main"));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return command;
  }
}

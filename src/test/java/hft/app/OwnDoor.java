package hft.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Settings of an engine under test: its safety state and operator's door are nobody else's. */
public final class OwnDoor {
  private OwnDoor() {}

  /** Arguments of {@code run}: everything below {@code folder}, any free port. */
  public static List<String> under(Path folder) {
    List<String> args = new ArrayList<>();
    for (String setting :
        List.of(
            "hft.metrics.port=0",
            "hft.operator.port=0",
            "hft.operator.tokens=\"" + folder.resolve("tokens") + "\"",
            "hft.operator.token-file=\"" + folder.resolve("token") + "\"",
            "hft.safety.folder=\"" + folder.resolve("safety") + "\"")) {
      args.addAll(List.of("--set", setting));
    }
    return args;
  }
}

package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.http.OperatorServer;
import hft.http.OperatorSettings;
import hft.http.Pages;
import hft.http.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator's door of this run, or none. */
final class OperatorDoor implements AutoCloseable {
  private final @Nullable OperatorServer server;
  private final Path tokenFile;

  private OperatorDoor(@Nullable OperatorServer server, Path tokenFile) {
    this.server = server;
    this.tokenFile = tokenFile;
  }

  /**
   * @param pages what it shows
   * @throws UserMistake when the address is taken or a file is not as it must be
   */
  static OperatorDoor open(RunRequest request, ControlRoom room, Pages pages) {
    OperatorSettings settings = request.settings().get(OperatorSettings.class);
    Path tokenFile = request.home().resolve(settings.tokenFile());
    if (!settings.enabled()) {
      return new OperatorDoor(null, tokenFile);
    }
    try {
      Tokens tokens = Tokens.open(request.home().resolve(settings.tokens()), tokenFile);
      return new OperatorDoor(
          OperatorServer.start(
              settings.under(request.home()), tokens, room, pages, WallClock.INSTANCE),
          tokenFile);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserMistake("hft.operator: " + e.getMessage(), e);
    }
  }

  /** Where it is. */
  String url() {
    if (server == null) {
      throw new IllegalStateException("hft.operator.enabled is false");
    }
    return server.url();
  }

  /** For people, at the start. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (server == null) {
      notes.add("operator none: hft.operator.enabled is false");
    } else {
      notes.add("operator " + server.url());
      if (Files.exists(tokenFile)) {
        notes.add("         ./hft kill --reason TEXT sends the token of " + tokenFile);
      }
    }
    return notes;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}

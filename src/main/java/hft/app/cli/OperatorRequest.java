package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call to a running engine.
 *
 * @param url where its operator's door is; empty: as the settings say
 * @param tokenFile empty: as the settings say
 * @param shown what the door asks of clients, when it does
 * @param home where relative paths of the settings start
 */
public record OperatorRequest(
    Settings settings,
    Path home,
    Optional<String> url,
    Optional<Path> tokenFile,
    Shown shown,
    Call call) {

  /** What is wanted. */
  public sealed interface Call {}

  public record Status() implements Call {}

  public record Kill(String reason, boolean flatten) implements Call {}

  /** One rung of the ladder, by its name. */
  public record Step(String step, String reason) implements Call {}

  /**
   * @param confirmation the number of the newest engagement; empty: ask for it
   * @param from the lowest rung to release
   */
  public record Rearm(String reason, OptionalLong confirmation, String from) implements Call {}

  /**
   * PEM files of the client's side of TLS.
   *
   * @param authority who vouches for the engine; empty: whom the JVM trusts
   */
  public record Shown(Optional<Path> certificate, Optional<Path> key, Optional<Path> authority) {}
}

package hft.app.config;

/**
 * One thing wrong with the configuration.
 *
 * @param place file and line, or {@code --set}
 * @param message names the key and what was expected
 */
public record ConfigProblem(String place, String message) {
  @Override
  public String toString() {
    return place + ": " + message;
  }
}

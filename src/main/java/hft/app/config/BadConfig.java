package hft.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the configuration, together. Exit code 2. */
public final class BadConfig extends RuntimeException {
  private final transient List<ConfigProblem> problems;

  public BadConfig(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigProblem> problems() {
    return problems;
  }
}

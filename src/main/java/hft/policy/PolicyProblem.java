package hft.policy;

import java.io.Serial;

/** A policy, a checkpoint or a setting that cannot be used, with what was expected. */
public final class PolicyProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public PolicyProblem(String message) {
    super(message);
  }

  public PolicyProblem(String message, Throwable cause) {
    super(message, cause);
  }
}

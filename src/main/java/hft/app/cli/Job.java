package hft.app.cli;

import hft.port.Progress;

/** One thing a command can start. */
@FunctionalInterface
public interface Job<R> {
  /**
   * Does it, on the calling thread.
   *
   * @throws Exception {@link hft.app.cli.UserMistake} and its kin end in exit code 2, anything else
   *     in 1
   */
  JobReport run(R request, Progress progress) throws Exception;
}

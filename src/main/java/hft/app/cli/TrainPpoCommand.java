package hft.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A policy that learns how to quote. */
@Command(
    name = "train-ppo",
    description = {
      "Trains a risk-aversion policy by proximal policy optimisation.",
      "",
      "Writes policy.json, weights.bin, curves.csv and a self-contained report.html. The same",
      "environment, steps, seed and settings give the same weights, on any number of threads,",
      "stopped and resumed or not. Settings: hft.ppo in conf/application.conf."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft train-ppo --env cartea-jaimungal --steps 10000000 --out runs/policy",
      "  ./hft train-ppo --env cartea-jaimungal --steps 10000000 --out runs/policy --resume",
      ""
    })
final class TrainPpoCommand extends JobCommand {
  private static final long MOST_STEPS = 100_000_000_000L;
  private static final int MOST_THREADS = 64;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      defaultValue = "cartea-jaimungal",
      description = "Where it practises: cartea-jaimungal, whose best answer is known.")
  String environment = "";

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Decisions to live. Default: ${DEFAULT-VALUE}.")
  long steps;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Policy folder to write.")
  @Nullable Path out;

  @Option(names = "--resume", description = "Go on from the checkpoint in --out, if there is one.")
  boolean resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; by default as many as there are cores.")
  @Nullable Integer threads;

  TrainPpoCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new UserMistake("--steps must be 1.." + MOST_STEPS + ", was " + steps);
    }
    int used = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (used < 1 || used > MOST_THREADS) {
      throw new UserMistake("--threads must be 1.." + MOST_THREADS + ", was " + used);
    }
    var settings = common.settings(program, List.of());
    Path folder = OutputRoot.of(out);
    return start(
        program.jobs().trainPpo(),
        new TrainPpoRequest(settings, environment, steps, folder, resume, used));
  }
}

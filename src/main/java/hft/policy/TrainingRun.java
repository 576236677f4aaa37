package hft.policy;

import hft.core.policy.Normaliser;
import hft.core.policy.PolicyShape;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A training from its beginning, or from its last checkpoint, to its end. */
public final class TrainingRun {
  static final String CHECKPOINT = "checkpoint.bin";

  /** About ten seconds of the benchmark on two cores. */
  private static final int LESSONS_BETWEEN_CHECKPOINTS = 10;

  private TrainingRun() {}

  /** What came of it. */
  public record Result(
      PolicyShape shape, float[] parameters, Normaliser normaliser, List<CurvePoint> curve) {}

  /**
   * Trains, with checkpoints in {@code folder}.
   *
   * @param resume whether to go on from a checkpoint that is there; otherwise it is replaced
   * @throws PolicyProblem when the checkpoint there is of another training
   */
  public static Result to(Path folder, Training training, boolean resume, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(CHECKPOINT);
    TrainingState saved =
        resume && Files.exists(file) ? CheckpointFile.read(file, training.fingerprint()) : null;
    return train(training, saved, file, progress);
  }

  /** Trains and leaves nothing on the disk. */
  public static Result of(Training training, Progress progress) throws IOException {
    return train(training, null, null, progress);
  }

  private static Result train(
      Training training, @Nullable TrainingState saved, @Nullable Path file, Progress progress)
      throws IOException {
    try (PpoTrainer trainer = new PpoTrainer(training, saved)) {
      int lessons = 0;
      while (!trainer.isDone()) {
        progress.at("training", trainer.stepsDone(), training.steps());
        trainer.lesson();
        lessons++;
        boolean due = lessons % LESSONS_BETWEEN_CHECKPOINTS == 0 || trainer.isDone();
        if (file != null && due) {
          CheckpointFile.write(file, trainer.state());
        }
      }
      return new Result(
          trainer.shape(), trainer.parameters(), trainer.normaliser(), trainer.curve());
    }
  }
}

package hft.policy;

import hft.core.policy.LossGradient;
import hft.core.policy.LossSettings;
import hft.core.policy.PolicyShape;

/** The gradient by {@link LossGradient}, on all threads; summed in a fixed order. */
final class HandGradients implements Gradients {
  /** Pieces of a mini-batch; more than any machine this runs on has threads to spare. */
  private static final int PIECES = 8;

  private final Workers workers;
  private final LossGradient[] pieces = new LossGradient[PIECES];

  HandGradients(PolicyShape shape, LossSettings settings, Workers workers) {
    this.workers = workers;
    for (int i = 0; i < PIECES; i++) {
      pieces[i] = new LossGradient(shape, settings);
    }
  }

  @Override
  public LossFigures differentiate(float[] parameters, Lesson lesson, float[] gradient) {
    double weight = 1.0 / lesson.size();
    workers.each(
        PIECES,
        piece -> {
          LossGradient mine = pieces[piece];
          int from = lesson.from() + (int) ((long) lesson.size() * piece / PIECES);
          int to = lesson.from() + (int) ((long) lesson.size() * (piece + 1) / PIECES);
          mine.begin(parameters);
          mine.add(
              lesson.lived(), lesson.order(), from, to, lesson.shift(), lesson.scale(), weight);
        });
    LossFigures figures = LossFigures.NONE;
    for (LossGradient piece : pieces) {
      piece.addTo(gradient);
      figures =
          figures.plus(
              new LossFigures(
                  piece.policyLoss(),
                  piece.valueLoss(),
                  piece.divergence(),
                  piece.clipped() * weight),
              1);
    }
    return figures;
  }

  @Override
  public void close() {} // the threads are the trainer's
}

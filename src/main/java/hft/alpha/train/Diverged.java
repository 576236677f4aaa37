package hft.alpha.train;

/** The loss is no number any more; the last checkpoint stands. */
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Diverged(int epoch, long batch, float loss) {
    super(
        "the loss became "
            + loss
            + " in epoch "
            + epoch
            + ", batch "
            + batch
            + "; no model was written. Expected a finite loss: a smaller"
            + " hft.train.recipe.learning-rate helps, and data without absurd prices or sizes");
  }
}

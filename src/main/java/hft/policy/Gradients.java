package hft.policy;

/** Differentiates the loss over a mini-batch. Two ways do: by hand, and by DJL. */
interface Gradients extends AutoCloseable {
  /** Adds the gradient to {@code gradient}, which is zero. */
  LossFigures differentiate(float[] parameters, Lesson lesson, float[] gradient);

  @Override
  void close();
}

package hft.core.learn;

/**
 * Which examples a model learns from, is chosen by, and is judged by: indices in growing order, no
 * index twice, some in none because they know too much of a part they are not in.
 */
public final class Split {
  private final int[] train;
  private final int[] validation;
  private final int[] test;

  public Split(int[] train, int[] validation, int[] test) {
    this.train = train.clone();
    this.validation = validation.clone();
    this.test = test.clone();
  }

  /** A copy, as are the others. */
  public int[] train() {
    return train.clone();
  }

  public int[] validation() {
    return validation.clone();
  }

  public int[] test() {
    return test.clone();
  }

  @Override
  public String toString() {
    return train.length + " train, " + validation.length + " validation, " + test.length + " test";
  }
}

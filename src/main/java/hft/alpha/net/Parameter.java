package hft.alpha.net;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One named tensor of a net.
 *
 * @param role what training does with it
 * @param start where its values come from before training
 * @param least its values are kept at or above this
 * @param most and at or below this
 */
public record Parameter(
    String name, List<Integer> shape, Role role, Start start, float least, float most) {
  /** What training does with a parameter. */
  public enum Role {
    /** Trained, and drawn towards zero by weight decay. */
    WEIGHT,
    /** Trained without decay: biases, norms, positions. */
    OFFSET,
    /** Not trained: statistics of the data that the net keeps. */
    STATISTIC
  }

  /** Values before training. */
  @FunctionalInterface
  public interface Start {
    float draw(RandomGenerator random);

    static Start constant(double value) {
      return random -> (float) value;
    }

    /** Uniform within one over the root of the number of inputs, as torch does. */
    static Start fanIn(int inputs) {
      double bound = 1 / Math.sqrt(inputs);
      return random -> (float) ((2 * random.nextDouble() - 1) * bound);
    }

    static Start normal(double deviation) {
      return random -> (float) (deviation * random.nextGaussian());
    }
  }

  public Parameter {
    shape = List.copyOf(shape);
  }

  static Parameter weight(String name, Start start, Integer... shape) {
    return free(name, Role.WEIGHT, start, shape);
  }

  static Parameter offset(String name, Start start, Integer... shape) {
    return free(name, Role.OFFSET, start, shape);
  }

  static Parameter statistic(String name, double start, Integer... shape) {
    return free(name, Role.STATISTIC, Start.constant(start), shape);
  }

  /** A trained number of one value that stays within its range. */
  static Parameter bounded(String name, double start, double least, double most) {
    return new Parameter(
        name, List.of(1), Role.OFFSET, Start.constant(start), (float) least, (float) most);
  }

  private static Parameter free(String name, Role role, Start start, Integer... shape) {
    return new Parameter(
        name, List.of(shape), role, start, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
  }

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}

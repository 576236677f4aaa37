package hft.alpha.net;

import static hft.alpha.net.Parameter.Start.constant;

import java.util.List;

/**
 * Bilinear input normalisation (Tran et al. 2021): each window is normalised over time and over
 * features at once, scaled and shifted by learned vectors, and mixed by two learned numbers that
 * are kept non-negative. Standard deviations are the sample's (n - 1), as in the authors' code; one
 * below 1e-4 counts as 1.
 *
 * @param length of the window
 * @param features numbers of one snapshot
 */
record Bin(int length, int features) {
  private static final double LEAST_DEVIATION = 1e-4;

  /** Below the square of that, but not zero: a root has no slope there. */
  private static final double LEAST_VARIANCE = 1e-12;

  private static final int TIME = 1;
  private static final int FEATURE = 2;

  List<Parameter> parameters() {
    return List.of(
        Parameter.offset("bin.time.scale", constant(1), length, 1),
        Parameter.offset("bin.time.shift", constant(0), length, 1),
        Parameter.offset("bin.feature.scale", constant(1), features),
        Parameter.offset("bin.feature.shift", constant(0), features),
        Parameter.bounded("bin.time.share", 0.5, 0, Float.POSITIVE_INFINITY),
        Parameter.bounded("bin.feature.share", 0.5, 0, Float.POSITIVE_INFINITY));
  }

  /** {@code [batch, length, features]} of the same. */
  <T> T normalise(Ops<T> ops, T x) {
    return ops.add(
        part(ops, x, FEATURE, features, "bin.time"), part(ops, x, TIME, length, "bin.feature"));
  }

  /** Normalised over one axis, scaled and shifted along the other. */
  private static <T> T part(Ops<T> ops, T x, int over, int count, String name) {
    T centred = ops.subtract(x, ops.mean(x, over));
    T variance = ops.scale(ops.mean(ops.multiply(centred, centred), over), count / (count - 1.0));
    T root = ops.squareRoot(ops.atLeast(variance, LEAST_VARIANCE));
    T deviation = ops.oneIfBelow(root, LEAST_DEVIATION);
    T scaled =
        ops.add(
            ops.multiply(ops.divide(centred, deviation), ops.parameter(name + ".scale")),
            ops.parameter(name + ".shift"));
    return ops.multiply(scaled, ops.parameter(name + ".share"));
  }
}

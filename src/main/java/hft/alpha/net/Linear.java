package hft.alpha.net;

import static hft.alpha.net.Parameter.Start.constant;

import java.util.List;

/**
 * Multinomial logistic regression on features, each less its mean and over its deviation in the
 * training data. What every other net has to beat.
 *
 * @param features how many
 */
public record Linear(int features) implements Net {
  public static final String KIND = "linear";

  /** Statistics to be set before training. */
  public static final String MEAN = "features.mean";

  public static final String DEVIATION = "features.deviation";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Integer> inputShape() {
    return List.of(features);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.statistic(MEAN, 0, features),
        Parameter.statistic(DEVIATION, 1, features),
        Parameter.weight("head.weight", constant(0), CLASSES, features),
        Parameter.offset("head.bias", constant(0), CLASSES));
  }

  @Override
  public <T> T logits(Ops<T> ops, T input) {
    T centred = ops.subtract(input, ops.parameter(MEAN));
    return ops.linear(ops.divide(centred, ops.parameter(DEVIATION)), "head");
  }
}

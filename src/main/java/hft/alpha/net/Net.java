package hft.alpha.net;

import java.util.List;

/** A classifier of three classes: down, stationary, up. Immutable; holds no values. */
public interface Net {
  int CLASSES = 3;

  /** Name in files and on the command line. */
  String kind();

  /** Of one example, without the batch. */
  List<Integer> inputShape();

  /** All of them, in the order of their values. */
  List<Parameter> parameters();

  /** {@code [batch, 3]} of {@code [batch, inputShape]}. */
  <T> T logits(Ops<T> ops, T input);

  /** Floats of one example. */
  default int inputSize() {
    return inputShape().stream().reduce(1, Math::multiplyExact);
  }

  /** Numbers that training changes. */
  default int trainedCount() {
    return parameters().stream()
        .filter(parameter -> parameter.role() != Parameter.Role.STATISTIC)
        .mapToInt(Parameter::size)
        .sum();
  }
}

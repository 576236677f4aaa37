package hft.alpha.net;

import static hft.alpha.net.Parameter.Start.constant;
import static hft.alpha.net.Parameter.Start.fanIn;

import java.util.ArrayList;
import java.util.List;

/**
 * BiN-C(TABL) (Tran et al. 2018, 2021): input normalisation, two bilinear layers and one with
 * temporal attention, on the last ten snapshots. A matrix here is features by time.
 */
public final class BinCtabl implements Net {
  public static final String KIND = "bin-ctabl";

  /** Features and snapshots after each bilinear layer, as published. */
  private static final int FIRST_FEATURES = 60;

  private static final int SECOND_FEATURES = 120;
  private static final int MOST_TIME = 10;
  private static final int SECOND_TIME = 5;

  private final WindowShape window;
  private final int length;
  private final int secondTime;
  private final Bin bin;

  public BinCtabl(WindowShape window) {
    this.window = window;
    length = Math.min(MOST_TIME, window.length());
    secondTime = Math.min(SECOND_TIME, length);
    bin = new Bin(length, window.perSnapshot());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Integer> inputShape() {
    return window.shape();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(bin.parameters());
    bilinear(all, "first", window.perSnapshot(), FIRST_FEATURES, length, length);
    bilinear(all, "second", FIRST_FEATURES, SECOND_FEATURES, length, secondTime);
    bilinear(all, "last", SECOND_FEATURES, CLASSES, secondTime, 1);
    all.add(Parameter.weight("last.attention", constant(1.0 / secondTime), secondTime, secondTime));
    all.add(Parameter.bounded("last.share", 0.5, 0, 1));
    return all;
  }

  private static void bilinear(
      List<Parameter> to, String name, int in, int out, int timeIn, int timeOut) {
    to.add(Parameter.weight(name + ".features", fanIn(in), out, in));
    to.add(Parameter.weight(name + ".time", fanIn(timeIn), timeIn, timeOut));
    to.add(Parameter.offset(name + ".bias", constant(0), out, timeOut));
  }

  @Override
  public <T> T logits(Ops<T> ops, T input) {
    T rows = ops.reshape(input, -1, window.length(), window.perSnapshot());
    T recent = ops.slice(rows, 1, window.length() - (long) length, window.length());
    T x = ops.transpose(bin.normalise(ops, recent), 0, 2, 1);
    T first = ops.relu(bilinear(ops, x, "first"));
    T second = ops.relu(bilinear(ops, first, "second"));
    return ops.reshape(attend(ops, second), -1, CLASSES);
  }

  private static <T> T bilinear(Ops<T> ops, T x, String name) {
    T mixed = ops.product(ops.parameter(name + ".features"), x);
    return ops.add(
        ops.product(mixed, ops.parameter(name + ".time")), ops.parameter(name + ".bias"));
  }

  /** The diagonal of the attention is fixed at 1/T: no snapshot attends to itself more. */
  private <T> T attend(Ops<T> ops, T x) {
    T mixed = ops.product(ops.parameter("last.features"), x);
    T share = ops.softmax(ops.product(mixed, offDiagonal(ops)), 2);
    T weighted = ops.multiply(ops.multiply(mixed, share), ops.parameter("last.share"));
    T plain = ops.multiply(mixed, ops.add(ops.scale(ops.parameter("last.share"), -1), 1));
    T joined = ops.product(ops.add(weighted, plain), ops.parameter("last.time"));
    return ops.add(joined, ops.parameter("last.bias"));
  }

  private <T> T offDiagonal(Ops<T> ops) {
    float[] others = new float[secondTime * secondTime];
    float[] diagonal = new float[others.length];
    for (int i = 0; i < others.length; i++) {
      boolean onDiagonal = i / secondTime == i % secondTime;
      others[i] = onDiagonal ? 0 : 1;
      diagonal[i] = onDiagonal ? 1f / secondTime : 0;
    }
    T learned = ops.parameter("last.attention");
    T kept = ops.multiply(learned, ops.constant(others, secondTime, secondTime));
    return ops.add(kept, ops.constant(diagonal, secondTime, secondTime));
  }
}

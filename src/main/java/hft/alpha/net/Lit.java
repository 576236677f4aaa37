package hft.alpha.net;

import static hft.alpha.net.Parameter.Start.constant;
import static hft.alpha.net.Parameter.Start.fanIn;
import static hft.alpha.net.Parameter.Start.normal;

import java.util.ArrayList;
import java.util.List;

/**
 * LiT: patches of a few snapshots of one side become tokens, a transformer encoder relates them,
 * the two sides of each time slot are joined and an LSTM reads the slots in order (after Xiao et
 * al. 2025; dimensions and input normalisation are our own).
 *
 * <pre>
 * [T, 2, 2L] -> BiN -> patches [2T/W, 2LW] -> linear + positions -> encoder, norms first
 *            -> sides joined [T/W, 2d] -> norm -> LSTM -> linear -> 3 logits
 * </pre>
 */
public final class Lit implements Net {
  public static final String KIND = "lit";

  private static final double POSITION_DEVIATION = 0.02;

  private final WindowShape window;
  private final LitSettings settings;
  private final Bin bin;
  private final int slots;
  private final int headWidth;

  /**
   * @throws IllegalArgumentException when the window is no whole number of patches
   */
  public Lit(WindowShape window, LitSettings settings) {
    if (window.length() % settings.patch() != 0) {
      throw new IllegalArgumentException(
          "patch must divide the window's length ("
              + window.length()
              + "), was "
              + settings.patch());
    }
    this.window = window;
    this.settings = settings;
    bin = new Bin(window.length(), window.perSnapshot());
    slots = window.length() / settings.patch();
    headWidth = settings.width() / settings.heads();
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
    int width = settings.width();
    List<Parameter> all = new ArrayList<>(bin.parameters());
    linear(all, "patch", settings.patch() * window.perSide(), width);
    all.add(Parameter.offset("position", normal(POSITION_DEVIATION), 2 * slots, width));
    for (int i = 0; i < settings.layers(); i++) {
      String layer = layer(i);
      norm(all, layer + ".norm1", width);
      linear(all, layer + ".attention.in", width, 3 * width);
      linear(all, layer + ".attention.out", width, width);
      norm(all, layer + ".norm2", width);
      linear(all, layer + ".inner", width, settings.feedForward());
      linear(all, layer + ".outer", settings.feedForward(), width);
    }
    norm(all, "joined", 2 * width);
    lstm(all, "lstm", 2 * width, settings.lstm());
    linear(all, "head", settings.lstm(), CLASSES);
    return all;
  }

  static void linear(List<Parameter> to, String name, int in, int out) {
    to.add(Parameter.weight(name + ".weight", fanIn(in), out, in));
    to.add(Parameter.offset(name + ".bias", fanIn(in), out));
  }

  private static void norm(List<Parameter> to, String name, int width) {
    to.add(Parameter.offset(name + ".weight", constant(1), width));
    to.add(Parameter.offset(name + ".bias", constant(0), width));
  }

  static void lstm(List<Parameter> to, String name, int in, int hidden) {
    to.add(Parameter.weight(name + ".input", fanIn(hidden), 4 * hidden, in));
    to.add(Parameter.weight(name + ".hidden", fanIn(hidden), 4 * hidden, hidden));
    to.add(Parameter.offset(name + ".inputBias", fanIn(hidden), 4 * hidden));
    to.add(Parameter.offset(name + ".hiddenBias", fanIn(hidden), 4 * hidden));
  }

  private static String layer(int index) {
    return "encoder." + index;
  }

  @Override
  public <T> T logits(Ops<T> ops, T input) {
    T x = bin.normalise(ops, ops.reshape(input, -1, window.length(), window.perSnapshot()));
    T tokens = ops.add(ops.linear(patches(ops, x), "patch"), ops.parameter("position"));
    tokens = ops.dropout(tokens, settings.dropout());
    for (int i = 0; i < settings.layers(); i++) {
      tokens = encode(ops, tokens, layer(i));
    }
    // Bid and ask of a slot are neighbours, so joining them is a matter of shape.
    T joined = ops.layerNorm(ops.reshape(tokens, -1, slots, 2L * settings.width()), "joined");
    return ops.linear(ops.lstm(joined, "lstm", settings.lstm()), "head");
  }

  private <T> T patches(Ops<T> ops, T x) {
    int patch = settings.patch();
    int perSide = window.perSide();
    T bySlot = ops.reshape(x, -1, slots, patch, 2, perSide);
    return ops.reshape(
        ops.transpose(bySlot, 0, 1, 3, 2, 4), -1, 2L * slots, (long) patch * perSide);
  }

  private <T> T encode(Ops<T> ops, T x, String name) {
    T attended = attend(ops, ops.layerNorm(x, name + ".norm1"), name + ".attention");
    T middle = ops.add(x, ops.dropout(attended, settings.dropout()));
    T inner = ops.gelu(ops.linear(ops.layerNorm(middle, name + ".norm2"), name + ".inner"));
    T outer = ops.linear(ops.dropout(inner, settings.dropout()), name + ".outer");
    return ops.add(middle, ops.dropout(outer, settings.dropout()));
  }

  /** Every token sees every other: the whole window is past. */
  private <T> T attend(Ops<T> ops, T x, String name) {
    List<T> parts = ops.split(ops.linear(x, name + ".in"), 2, 3);
    T query = ops.scale(heads(ops, parts.get(0), 0, 2, 1, 3), 1 / Math.sqrt(headWidth));
    T key = heads(ops, parts.get(1), 0, 2, 3, 1);
    T value = heads(ops, parts.get(2), 0, 2, 1, 3);
    T share = ops.dropout(ops.softmax(ops.product(query, key), 3), settings.dropout());
    T joined = ops.transpose(ops.product(share, value), 0, 2, 1, 3);
    return ops.linear(ops.reshape(joined, -1, 2L * slots, settings.width()), name + ".out");
  }

  private <T> T heads(Ops<T> ops, T x, int... axes) {
    return ops.transpose(ops.reshape(x, -1, 2L * slots, settings.heads(), headWidth), axes);
  }
}

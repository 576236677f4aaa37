package hft.alpha.net;

import static hft.alpha.net.Parameter.Start.constant;
import static hft.alpha.net.Parameter.Start.fanIn;

import hft.alpha.net.Ops.Padding;
import hft.alpha.net.Ops.Stride;
import java.util.ArrayList;
import java.util.List;

/**
 * DeepLOB (Zhang, Zohren, Roberts 2019) in the layout of the authors' notebook: three blocks of
 * convolutions that join price with size, ask with bid and all levels, an inception module and an
 * LSTM.
 */
public final class DeepLob implements Net {
  public static final String KIND = "deeplob";

  /** Channels and hidden units of the published net. */
  public static final int CHANNELS = 32;

  private static final int TALL = 4;
  private static final double SLOPE = 0.01;

  /** Snapshots that the unpadded convolutions take off. */
  private static final int TAKEN_OFF = 6 * (TALL - 1);

  private final WindowShape window;
  private final int channels;

  /**
   * @param channels of the convolutions; the inception module and the LSTM have twice as many
   * @throws IllegalArgumentException when the window is too short for the convolutions
   */
  public DeepLob(WindowShape window, int channels) {
    if (window.length() <= TAKEN_OFF) {
      throw new IllegalArgumentException(
          "length must be more than "
              + TAKEN_OFF
              + " snapshots for deeplob, was "
              + window.length());
    }
    this.window = window;
    this.channels = channels;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Integer> inputShape() {
    return window.shape();
  }

  private int wide() {
    return 2 * channels;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    block(all, "block1", 1, 2);
    block(all, "block2", channels, 2);
    block(all, "block3", channels, window.levels());
    step(all, "three.in", channels, wide(), 1, 1);
    step(all, "three.out", wide(), wide(), 3, 1);
    step(all, "five.in", channels, wide(), 1, 1);
    step(all, "five.out", wide(), wide(), 5, 1);
    step(all, "pool", channels, wide(), 1, 1);
    Lit.lstm(all, "lstm", 3 * wide(), wide());
    Lit.linear(all, "head", wide(), CLASSES);
    return all;
  }

  private void block(List<Parameter> to, String name, int in, int across) {
    step(to, name + ".across", in, channels, 1, across);
    step(to, name + ".down1", channels, channels, TALL, 1);
    step(to, name + ".down2", channels, channels, TALL, 1);
  }

  private static void step(List<Parameter> to, String name, int in, int out, int high, int wide) {
    to.add(Parameter.weight(name + ".weight", fanIn(in * high * wide), out, in, high, wide));
    to.add(Parameter.offset(name + ".bias", fanIn(in * high * wide), out));
    to.add(Parameter.offset(name + ".norm.weight", constant(1), out));
    to.add(Parameter.offset(name + ".norm.bias", constant(0), out));
    to.add(Parameter.statistic(name + ".norm.mean", 0, out));
    to.add(Parameter.statistic(name + ".norm.variance", 1, out));
  }

  @Override
  public <T> T logits(Ops<T> ops, T input) {
    T x = byLevel(ops, input);
    x = block(ops, x, "block1", false, new Stride(1, 2));
    x = block(ops, x, "block2", true, new Stride(1, 2));
    x = block(ops, x, "block3", false, Stride.ONE);
    T slots = ops.reshape(inception(ops, x), -1, 3L * wide(), window.length() - (long) TAKEN_OFF);
    return ops.linear(ops.lstm(ops.transpose(slots, 0, 2, 1), "lstm", wide()), "head");
  }

  /** As FI-2010 has it: of each level the ask's price and size, then the bid's. */
  private <T> T byLevel(Ops<T> ops, T input) {
    List<T> sides = ops.split(input, 2, 2);
    T askFirst = ops.join(List.of(sides.get(1), sides.get(0)), 2);
    T parted = ops.reshape(askFirst, -1, window.length(), 2, window.levels(), 2);
    return ops.reshape(
        ops.transpose(parted, 0, 1, 3, 2, 4), -1, 1, window.length(), window.perSnapshot());
  }

  private <T> T block(Ops<T> ops, T x, String name, boolean tanh, Stride stride) {
    T across = step(ops, x, name + ".across", tanh, stride, Padding.NONE);
    T down = step(ops, across, name + ".down1", tanh, Stride.ONE, Padding.NONE);
    return step(ops, down, name + ".down2", tanh, Stride.ONE, Padding.NONE);
  }

  private <T> T inception(Ops<T> ops, T x) {
    T three = same(ops, same(ops, x, "three.in", 0), "three.out", 1);
    T five = same(ops, same(ops, x, "five.in", 0), "five.out", 2);
    T pool = same(ops, ops.maxPool(x, 3, 1, new Padding(1, 0)), "pool", 0);
    return ops.join(List.of(three, five, pool), 1);
  }

  private static <T> T same(Ops<T> ops, T x, String name, long padding) {
    return step(ops, x, name, false, Stride.ONE, new Padding(padding, 0));
  }

  private static <T> T step(
      Ops<T> ops, T x, String name, boolean tanh, Stride stride, Padding padding) {
    T y = ops.convolution(x, name, stride, padding);
    return ops.batchNorm(tanh ? ops.tanh(y) : ops.leakyRelu(y, SLOPE), name + ".norm");
  }
}

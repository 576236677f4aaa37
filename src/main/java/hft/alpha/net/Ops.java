package hft.alpha.net;

import java.util.List;

/**
 * What nets are made of. The first axis of every value is the batch, of any size; parameters are
 * named as in {@link Net#parameters}.
 *
 * @param <T> a value: a tensor where the net runs, a name where it is written down
 */
public interface Ops<T> {
  /** A parameter itself. */
  T parameter(String name);

  /** Numbers that are no parameter, row by row. */
  T constant(float[] values, long... shape);

  /** {@code x·weightᵀ + bias} over the last axis, of {@code name.weight} and {@code name.bias}. */
  T linear(T x, String name);

  /** Over the last two axes; the others are equal, or missing in one of the two. */
  T product(T left, T right);

  T add(T left, T right);

  T subtract(T left, T right);

  T multiply(T left, T right);

  T divide(T left, T right);

  T scale(T x, double factor);

  T add(T x, double constant);

  T squareRoot(T x);

  /** The limit where {@code x} is less. */
  T atLeast(T x, double limit);

  /** 1 where {@code x} is less than the limit, itself elsewhere. */
  T oneIfBelow(T x, double limit);

  /** Over one axis, which stays with length 1. */
  T mean(T x, int axis);

  /** New shape; the batch is -1. */
  T reshape(T x, long... shape);

  T transpose(T x, int... axes);

  /** From {@code from} to before {@code to} of one axis. */
  T slice(T x, int axis, long from, long to);

  /** Equal parts of one axis. */
  List<T> split(T x, int axis, int parts);

  T join(List<T> parts, int axis);

  /** Over the last axis, epsilon 1e-5, of {@code name.weight} and {@code name.bias}. */
  T layerNorm(T x, String name);

  /**
   * Per channel (axis 1), epsilon 1e-5, of {@code name.weight}, {@code name.bias} and the running
   * {@code name.mean} and {@code name.variance}. In training it takes the batch's own statistics
   * and moves the running ones towards them by a tenth.
   */
  T batchNorm(T x, String name);

  T softmax(T x, int axis);

  T relu(T x);

  T leakyRelu(T x, double slope);

  /** The exact one, by the error function. */
  T gelu(T x);

  T tanh(T x);

  /** Only in training. */
  T dropout(T x, double rate);

  /**
   * Last hidden state of one layer, {@code [batch, hidden]}, of {@code name.input}, {@code
   * name.hidden}, {@code name.inputBias} and {@code name.hiddenBias}, gates in the order input,
   * forget, cell, output.
   */
  T lstm(T x, String name, int hidden);

  /** Of {@code name.weight} {@code [out, in, height, width]} and {@code name.bias}. */
  T convolution(T x, String name, Stride stride, Padding padding);

  /** Stride 1. */
  T maxPool(T x, long height, long width, Padding padding);

  /** Steps down and across. */
  record Stride(long down, long across) {
    public static final Stride ONE = new Stride(1, 1);
  }

  /** Zeros (for a maximum: nothing) on both ends of each axis. */
  record Padding(long down, long across) {
    public static final Padding NONE = new Padding(0, 0);
  }
}

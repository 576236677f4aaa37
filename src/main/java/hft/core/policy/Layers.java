package hft.core.policy;

import java.util.Arrays;

/** The parameters of one network, or the gradient of them, as rows. For one thread. */
final class Layers {
  final NetworkShape shape;

  /** By input, then hidden unit. */
  final float[][] first;

  final float[] firstBias;

  /** By hidden unit of the first layer, then of the second. */
  final float[][] second;

  final float[] secondBias;

  /** By output, then hidden unit. */
  final float[][] last;

  final float[] lastBias;

  private final float[][] rows;

  Layers(NetworkShape shape) {
    this.shape = shape;
    first = new float[shape.inputs()][shape.hidden()];
    firstBias = new float[shape.hidden()];
    second = new float[shape.hidden()][shape.hidden()];
    secondBias = new float[shape.hidden()];
    last = new float[shape.outputs()][shape.hidden()];
    lastBias = new float[shape.outputs()];
    rows = new float[first.length + second.length + last.length + 3][];
    int at = append(first, 0);
    rows[at++] = firstBias;
    at = append(second, at);
    rows[at++] = secondBias;
    at = append(last, at);
    rows[at] = lastBias;
  }

  private int append(float[][] some, int at) {
    System.arraycopy(some, 0, rows, at, some.length);
    return at + some.length;
  }

  /** From a flat array. */
  void read(float[] flat, int from) {
    int at = from;
    for (float[] row : rows) {
      System.arraycopy(flat, at, row, 0, row.length);
      at += row.length;
    }
  }

  /** Added to a flat array. */
  void addTo(float[] flat, int from) {
    int at = from;
    for (float[] row : rows) {
      for (float value : row) {
        flat[at++] += value;
      }
    }
  }

  void zero() {
    for (float[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  /**
   * Uniform in ±1/√inputs of each layer; the last layer's weights times {@code lastScale}, biases
   * 0.
   */
  void draw(Draws draws, double lastScale) {
    zero();
    draw(first, shape.inputs(), 1, draws);
    draw(second, shape.hidden(), 1, draws);
    draw(last, shape.hidden(), lastScale, draws);
  }

  private static void draw(float[][] weights, int inputs, double scale, Draws draws) {
    double bound = Math.sqrt(3.0 / inputs) * scale; // variance 1 / inputs
    for (float[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (bound * (2 * draws.unit() - 1));
      }
    }
  }
}

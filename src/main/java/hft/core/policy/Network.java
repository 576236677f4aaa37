package hft.core.policy;

import java.util.Arrays;

/** Evaluates one network and carries a gradient back through it. Nothing allocates. One thread. */
final class Network {
  private final Layers layers;

  /** The second layer's weights by its own units, for the way back. */
  private final float[][] transposed;

  Network(NetworkShape shape) {
    layers = new Layers(shape);
    transposed = new float[shape.hidden()][shape.hidden()];
  }

  /** Takes its parameters from a flat array. */
  void read(float[] flat, int from) {
    layers.read(flat, from);
    for (int i = 0; i < transposed.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = layers.second[i][j];
      }
    }
  }

  /** Fills the outputs of the first {@code count} samples. */
  void forward(NetworkBatch batch, int count) {
    for (int b = 0; b < count; b++) {
      forward(batch.inputs[b], batch.hidden1[b], batch.hidden2[b], batch.outputs[b]);
    }
  }

  void forward(float[] inputs, float[] hidden1, float[] hidden2, float[] outputs) {
    layer(inputs, layers.first, layers.firstBias, hidden1);
    layer(hidden1, layers.second, layers.secondBias, hidden2);
    for (int o = 0; o < outputs.length; o++) {
      outputs[o] = layers.lastBias[o] + Rows.dot(layers.last[o], hidden2);
    }
  }

  private static void layer(float[] in, float[][] weights, float[] bias, float[] out) {
    System.arraycopy(bias, 0, out, 0, out.length);
    Rows.addAll(out, weights, in, in.length);
    Rows.tanh(out);
  }

  /** Adds the gradient of the first {@code count} samples, given {@code byOutput}. */
  void backward(NetworkBatch batch, int count, Layers gradient) {
    for (int b = 0; b < count; b++) {
      float[] byOutput = batch.byOutput[b];
      Arrays.fill(batch.byHidden2[b], 0);
      Rows.addAll(batch.byHidden2[b], layers.last, byOutput, byOutput.length);
      Rows.throughTanh(batch.byHidden2[b], batch.hidden2[b]);
      Arrays.fill(batch.byHidden1[b], 0);
      Rows.addAll(batch.byHidden1[b], transposed, batch.byHidden2[b], transposed.length);
      Rows.throughTanh(batch.byHidden1[b], batch.hidden1[b]);
      Rows.add(gradient.lastBias, byOutput, 1);
      Rows.add(gradient.secondBias, batch.byHidden2[b], 1);
      Rows.add(gradient.firstBias, batch.byHidden1[b], 1);
    }
    Rows.addOuter(gradient.last, batch.byOutput, batch.hidden2, count);
    Rows.addOuter(gradient.second, batch.hidden1, batch.byHidden2, count);
    Rows.addOuter(gradient.first, batch.inputs, batch.byHidden1, count);
  }
}

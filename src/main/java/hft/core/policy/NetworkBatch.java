package hft.core.policy;

/** Scratch memory of one network for a few samples: what backpropagation needs again. */
final class NetworkBatch {
  /** Few enough that both hidden layers of a batch stay in the nearest cache. */
  static final int SAMPLES = 32;

  final float[][] inputs;
  final float[][] hidden1;
  final float[][] hidden2;
  final float[][] outputs;

  /** Derivative of the loss by each output; the caller fills it before going backward. */
  final float[][] byOutput;

  final float[][] byHidden1;
  final float[][] byHidden2;

  NetworkBatch(NetworkShape shape) {
    inputs = new float[SAMPLES][shape.inputs()];
    hidden1 = new float[SAMPLES][shape.hidden()];
    hidden2 = new float[SAMPLES][shape.hidden()];
    outputs = new float[SAMPLES][shape.outputs()];
    byOutput = new float[SAMPLES][shape.outputs()];
    byHidden1 = new float[SAMPLES][shape.hidden()];
    byHidden2 = new float[SAMPLES][shape.hidden()];
  }
}

package hft.alpha.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hft.alpha.net.Net;
import hft.alpha.net.Parameter;
import hft.alpha.net.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One net on the engine, with values of its own. Owned by one thread. */
public final class TorchNet implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final Engine engine;
  private final Net net;
  private final NDManager manager;
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Map<String, ByteBuffer> memory = new LinkedHashMap<>();
  private final long[] inputShape;
  private ByteBuffer input = direct(0);

  private TorchNet(Net net, int threads, boolean training) {
    this.net = net;
    engine = Torch.start(threads);
    Device device = Torch.device(engine);
    manager = engine.newBaseManager(device);
    inputShape = new long[net.inputShape().size() + 1];
    for (int i = 1; i < inputShape.length; i++) {
      inputShape[i] = net.inputShape().get(i - 1);
    }
    for (Parameter parameter : net.parameters()) {
      NDArray tensor = manager.zeros(shape(parameter.shape()));
      if (training && parameter.role() != Parameter.Role.STATISTIC) {
        tensor.setRequiresGradient(true);
      }
      tensors.put(parameter.name(), tensor);
      memory.put(parameter.name(), direct(parameter.size()));
    }
  }

  /** For gradients. */
  public static TorchNet training(Net net, int threads) {
    return new TorchNet(net, threads, true);
  }

  /** For forward passes alone. */
  public static TorchNet scoring(Net net, int threads) {
    return new TorchNet(net, threads, false);
  }

  private static Shape shape(List<Integer> shape) {
    return new Shape(shape.stream().mapToLong(Integer::longValue).toArray());
  }

  /** How a sum is divided depends on where the numbers lie: always at the start of a cache line. */
  private static ByteBuffer direct(int floats) {
    // Two more lines: the slice begins at the next whole one and ends at the last.
    return ByteBuffer.allocateDirect(floats * Float.BYTES + 2 * ALIGNMENT)
        .alignedSlice(ALIGNMENT)
        .slice(0, floats * Float.BYTES)
        .order(ByteOrder.nativeOrder());
  }

  /** Copies all values in. */
  public void load(Weights weights) {
    for (Parameter parameter : weights.parameters()) {
      ByteBuffer bytes = memory.get(parameter.name());
      NDArray tensor = tensors.get(parameter.name());
      if (bytes == null || tensor == null) {
        throw new IllegalArgumentException("these are not the weights of " + net.kind());
      }
      bytes.clear();
      bytes.asFloatBuffer().put(weights.values(), weights.offset(parameter), parameter.size());
      tensor.set(bytes);
    }
  }

  /**
   * The gradients at the values last loaded, in the order of the weights; those of statistics are
   * left alone. Statistics that the net kept on the way are written back to the weights.
   *
   * @param inputs examples one after the other
   * @param targets per example and class, the weight that the logarithm of that class's probability
   *     has in the loss
   * @return the loss: minus the weighted sum of those logarithms
   */
  public float gradients(float[] inputs, float[] targets, Weights weights, float[] into) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits =
          net.logits(new TorchOps(tensors, scope, true), input(scope, inputs, inputs.length));
      NDArray wanted = aligned(scope, targets);
      NDArray loss = logits.logSoftmax(1).mul(wanted).sum().neg();
      collector.backward(loss);
      takeGradients(weights, into);
      readStatistics(weights);
      return loss.toFloatArray()[0];
    }
  }

  private static NDArray aligned(NDManager scope, float[] targets) {
    ByteBuffer bytes = direct(targets.length);
    bytes.asFloatBuffer().put(targets);
    return scope.create(
        bytes, new Shape(targets.length / Net.CLASSES, Net.CLASSES), DataType.FLOAT32);
  }

  private void takeGradients(Weights weights, float[] into) {
    for (Parameter parameter : weights.parameters()) {
      if (parameter.role() != Parameter.Role.STATISTIC) {
        try (NDArray gradient = tensor(parameter).getGradient()) {
          System.arraycopy(
              gradient.toFloatArray(), 0, into, weights.offset(parameter), parameter.size());
          gradient.subi(gradient); // they add up until somebody takes them away
        }
      }
    }
  }

  private void readStatistics(Weights weights) {
    for (Parameter parameter : weights.parameters()) {
      if (parameter.role() == Parameter.Role.STATISTIC) {
        weights.set(parameter.name(), tensor(parameter).toFloatArray());
      }
    }
  }

  private NDArray tensor(Parameter parameter) {
    NDArray tensor = tensors.get(parameter.name());
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter " + parameter.name());
    }
    return tensor;
  }

  /**
   * Logits of some examples.
   *
   * @param inputs examples one after the other, {@code count} of them and maybe more
   */
  public float[] logits(float[] inputs, int count) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = input(scope, inputs, count * net.inputSize());
      return net.logits(new TorchOps(tensors, scope, false), x).toFloatArray();
    }
  }

  /** Shares memory that the next call uses again. */
  private NDArray input(NDManager scope, float[] values, int count) {
    if (input.capacity() < count * Float.BYTES) {
      input = direct(count);
    }
    ByteBuffer used = input.slice(0, count * Float.BYTES).order(ByteOrder.nativeOrder());
    used.asFloatBuffer().put(values, 0, count);
    long[] shape = inputShape.clone();
    shape[0] = count / net.inputSize();
    return scope.create(used, new Shape(shape), DataType.FLOAT32);
  }

  /** Of dropout. The same seed gives the same draws. */
  public void seed(long seed) {
    engine.setRandomSeed((int) (seed ^ (seed >>> 32)));
  }

  @Override
  public void close() {
    manager.close();
  }
}

package hft.alpha.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import hft.alpha.net.Ops;
import java.util.List;
import java.util.Map;

/** Runs at once. All results belong to the scope of the call. */
final class TorchOps implements Ops<NDArray> {
  private static final float EPSILON = 1e-5f;

  /** Kept of the running statistics at each step, in DJL's sense. */
  private static final float KEPT = 0.9f;

  private final Map<String, NDArray> parameters;
  private final NDManager scope;
  private final boolean training;

  TorchOps(Map<String, NDArray> parameters, NDManager scope, boolean training) {
    this.parameters = parameters;
    this.scope = scope;
    this.training = training;
  }

  @Override
  public NDArray parameter(String name) {
    NDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return parameter;
  }

  @Override
  public NDArray constant(float[] values, long... shape) {
    return scope.create(values, new Shape(shape));
  }

  @Override
  public NDArray linear(NDArray x, String name) {
    return ai.djl.nn.core.Linear.linear(x, parameter(name + ".weight"), parameter(name + ".bias"))
        .singletonOrThrow();
  }

  @Override
  public NDArray product(NDArray left, NDArray right) {
    return scoped(left).matMul(right);
  }

  @Override
  public NDArray add(NDArray left, NDArray right) {
    return scoped(left).add(right);
  }

  @Override
  public NDArray subtract(NDArray left, NDArray right) {
    return scoped(left).sub(right);
  }

  @Override
  public NDArray multiply(NDArray left, NDArray right) {
    return scoped(left).mul(right);
  }

  @Override
  public NDArray divide(NDArray left, NDArray right) {
    return scoped(left).div(right);
  }

  @Override
  public NDArray scale(NDArray x, double factor) {
    return scoped(x).mul((float) factor);
  }

  @Override
  public NDArray add(NDArray x, double constant) {
    return scoped(x).add((float) constant);
  }

  @Override
  public NDArray squareRoot(NDArray x) {
    return scoped(x).sqrt();
  }

  @Override
  public NDArray atLeast(NDArray x, double limit) {
    return scoped(x).maximum((float) limit);
  }

  @Override
  public NDArray oneIfBelow(NDArray x, double limit) {
    return NDArrays.where(x.lt((float) limit), x.onesLike(), x);
  }

  @Override
  public NDArray mean(NDArray x, int axis) {
    return scoped(x).mean(new int[] {axis}, true);
  }

  @Override
  public NDArray reshape(NDArray x, long... shape) {
    return scoped(x).reshape(shape);
  }

  @Override
  public NDArray transpose(NDArray x, int... axes) {
    return scoped(x).transpose(axes);
  }

  @Override
  public NDArray slice(NDArray x, int axis, long from, long to) {
    NDIndex index = new NDIndex();
    for (int i = 0; i < axis; i++) {
      index.addAllDim();
    }
    return scoped(x).get(index.addSliceDim(from, to));
  }

  @Override
  public List<NDArray> split(NDArray x, int axis, int parts) {
    return scoped(x).split(parts, axis);
  }

  @Override
  public NDArray join(List<NDArray> parts, int axis) {
    return NDArrays.concat(new NDList(parts), axis);
  }

  @Override
  public NDArray layerNorm(NDArray x, String name) {
    NDArray weight = parameter(name + ".weight");
    return LayerNorm.layerNorm(x, weight.getShape(), weight, parameter(name + ".bias"), EPSILON)
        .singletonOrThrow();
  }

  @Override
  public NDArray batchNorm(NDArray x, String name) {
    return BatchNorm.batchNorm(
            x,
            parameter(name + ".mean"),
            parameter(name + ".variance"),
            parameter(name + ".weight"),
            parameter(name + ".bias"),
            1,
            KEPT,
            EPSILON,
            training)
        .singletonOrThrow();
  }

  @Override
  public NDArray softmax(NDArray x, int axis) {
    return scoped(x).softmax(axis);
  }

  @Override
  public NDArray relu(NDArray x) {
    return Activation.relu(x);
  }

  @Override
  public NDArray leakyRelu(NDArray x, double slope) {
    return Activation.leakyRelu(x, (float) slope);
  }

  @Override
  public NDArray gelu(NDArray x) {
    return Activation.gelu(x);
  }

  @Override
  public NDArray tanh(NDArray x) {
    return scoped(x).tanh();
  }

  @Override
  public NDArray dropout(NDArray x, double rate) {
    return training && rate > 0 ? Dropout.dropout(x, (float) rate, true).singletonOrThrow() : x;
  }

  @Override
  public NDArray lstm(NDArray x, String name, int hidden) {
    Shape state = new Shape(1, x.getShape().get(0), hidden);
    NDList values =
        new NDList(
            parameter(name + ".input"),
            parameter(name + ".hidden"),
            parameter(name + ".inputBias"),
            parameter(name + ".hiddenBias"));
    NDList start = new NDList(scope.zeros(state), scope.zeros(state));
    NDList all = x.getNDArrayInternal().lstm(x, start, values, true, 1, 0, training, false, true);
    return all.get(0).get(new NDIndex().addAllDim().addIndices(-1));
  }

  @Override
  public NDArray convolution(NDArray x, String name, Stride stride, Padding padding) {
    return Conv2d.conv2d(
            x,
            parameter(name + ".weight"),
            parameter(name + ".bias"),
            new Shape(stride.down(), stride.across()),
            new Shape(padding.down(), padding.across()),
            new Shape(1, 1))
        .singletonOrThrow();
  }

  @Override
  public NDArray maxPool(NDArray x, long height, long width, Padding padding) {
    return Pool.maxPool2d(
        x,
        new Shape(height, width),
        new Shape(1, 1),
        new Shape(padding.down(), padding.across()),
        false);
  }

  /** What comes first decides how long the result lives: a parameter is copied into the scope. */
  private NDArray scoped(NDArray x) {
    if (x.getManager() == scope) {
      return x;
    }
    NDArray copy = x.duplicate();
    copy.attach(scope);
    return copy;
  }
}

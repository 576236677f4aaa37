package hft.alpha.onnx;

import hft.alpha.net.Ops;
import hft.alpha.net.Parameter;
import hft.alpha.net.Weights;
import hft.alpha.onnx.OnnxGraph.Attributes;
import java.util.List;

/** Writes each call down; a value is the name of what the node will put out. */
final class OnnxOps implements Ops<String> {
  private static final double EPSILON = 1e-5;

  private final OnnxGraph graph;
  private final Weights weights;

  OnnxOps(OnnxGraph graph, Weights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  @Override
  public String parameter(String name) {
    Parameter parameter = weights.parameter(name);
    return graph.constant(
        name,
        weights.values(name),
        parameter.shape().stream().mapToLong(Integer::longValue).toArray());
  }

  @Override
  public String constant(float[] values, long... shape) {
    return graph.constant(values, shape);
  }

  /** Multiplies by the weight turned over, which is written down that way. */
  @Override
  public String linear(String x, String name) {
    Parameter weight = weights.parameter(name + ".weight");
    int out = weight.shape().get(0);
    int in = weight.shape().get(1);
    float[] turned = transposed(weights.values(name + ".weight"), out, in);
    String product = product(x, graph.constant(name + ".weight.turned", turned, in, out));
    return add(product, parameter(name + ".bias"));
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }

  @Override
  public String product(String left, String right) {
    return plain("MatMul", left, right);
  }

  @Override
  public String add(String left, String right) {
    return plain("Add", left, right);
  }

  @Override
  public String subtract(String left, String right) {
    return plain("Sub", left, right);
  }

  @Override
  public String multiply(String left, String right) {
    return plain("Mul", left, right);
  }

  @Override
  public String divide(String left, String right) {
    return plain("Div", left, right);
  }

  @Override
  public String scale(String x, double factor) {
    return multiply(x, scalar(factor));
  }

  @Override
  public String add(String x, double constant) {
    return add(x, scalar(constant));
  }

  @Override
  public String squareRoot(String x) {
    return plain("Sqrt", x);
  }

  @Override
  public String atLeast(String x, double limit) {
    return plain("Max", x, scalar(limit));
  }

  @Override
  public String oneIfBelow(String x, double limit) {
    return plain("Where", plain("Less", x, scalar(limit)), scalar(1), x);
  }

  @Override
  public String mean(String x, int axis) {
    return graph.node("ReduceMean", new Attributes().number("keepdims", 1), x, graph.numbers(axis));
  }

  @Override
  public String reshape(String x, long... shape) {
    return plain("Reshape", x, graph.numbers(shape));
  }

  @Override
  public String transpose(String x, int... axes) {
    long[] order = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = axes[i];
    }
    return graph.node("Transpose", new Attributes().numbers("perm", order), x);
  }

  @Override
  public String slice(String x, int axis, long from, long to) {
    return plain("Slice", x, graph.numbers(from), graph.numbers(to), graph.numbers(axis));
  }

  @Override
  public List<String> split(String x, int axis, int parts) {
    return graph.nodes(
        "Split", new Attributes().number("axis", axis).number("num_outputs", parts), parts, x);
  }

  @Override
  public String join(List<String> parts, int axis) {
    return graph.node(
        "Concat", new Attributes().number("axis", axis), parts.toArray(new String[0]));
  }

  @Override
  public String layerNorm(String x, String name) {
    return graph.node(
        "LayerNormalization",
        new Attributes().number("axis", -1).real("epsilon", EPSILON),
        x,
        parameter(name + ".weight"),
        parameter(name + ".bias"));
  }

  @Override
  public String batchNorm(String x, String name) {
    return graph.node(
        "BatchNormalization",
        new Attributes().real("epsilon", EPSILON),
        x,
        parameter(name + ".weight"),
        parameter(name + ".bias"),
        parameter(name + ".mean"),
        parameter(name + ".variance"));
  }

  @Override
  public String softmax(String x, int axis) {
    return graph.node("Softmax", new Attributes().number("axis", axis), x);
  }

  @Override
  public String relu(String x) {
    return plain("Relu", x);
  }

  @Override
  public String leakyRelu(String x, double slope) {
    return graph.node("LeakyRelu", new Attributes().real("alpha", slope), x);
  }

  @Override
  public String gelu(String x) {
    return plain("Gelu", x);
  }

  @Override
  public String tanh(String x) {
    return plain("Tanh", x);
  }

  @Override
  public String dropout(String x, double rate) {
    return x;
  }

  /** ONNX wants time first, and the gates in the order input, output, forget, cell. */
  @Override
  public String lstm(String x, String name, int hidden) {
    int in = weights.parameter(name + ".input").shape().get(1);
    String byTime = transpose(x, 1, 0, 2);
    float[] bias = new float[8 * hidden];
    System.arraycopy(gates(name + ".inputBias", hidden, 1), 0, bias, 0, 4 * hidden);
    System.arraycopy(gates(name + ".hiddenBias", hidden, 1), 0, bias, 4 * hidden, 4 * hidden);
    List<String> all =
        graph.nodes(
            "LSTM",
            new Attributes().number("hidden_size", hidden),
            2,
            byTime,
            graph.constant(gates(name + ".input", hidden, in), 1, 4L * hidden, in),
            graph.constant(gates(name + ".hidden", hidden, hidden), 1, 4L * hidden, hidden),
            graph.constant(bias, 1, 8L * hidden));
    return reshape(all.get(1), -1, hidden);
  }

  private float[] gates(String name, int hidden, int columns) {
    int[] order = {0, 3, 1, 2};
    float[] torch = weights.values(name);
    float[] ordered = new float[torch.length];
    int block = hidden * columns;
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(torch, order[i] * block, ordered, i * block, block);
    }
    return ordered;
  }

  @Override
  public String convolution(String x, String name, Stride stride, Padding padding) {
    return graph.node(
        "Conv",
        new Attributes()
            .numbers("strides", stride.down(), stride.across())
            .numbers("pads", pads(padding)),
        x,
        parameter(name + ".weight"),
        parameter(name + ".bias"));
  }

  @Override
  public String maxPool(String x, long height, long width, Padding padding) {
    return graph.node(
        "MaxPool",
        new Attributes().numbers("kernel_shape", height, width).numbers("pads", pads(padding)),
        x);
  }

  private static long[] pads(Padding padding) {
    return new long[] {padding.down(), padding.across(), padding.down(), padding.across()};
  }

  private String scalar(double value) {
    return graph.constant(new float[] {(float) value}, 1);
  }

  private String plain(String type, String... inputs) {
    return graph.node(type, new Attributes(), inputs);
  }
}

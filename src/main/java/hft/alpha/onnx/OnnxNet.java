package hft.alpha.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import hft.alpha.net.Net;
import hft.alpha.net.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * One net in ONNX Runtime, for one example at a time, on the calling thread. Input and output are
 * the same memory at each call. Owned by one thread.
 */
public final class OnnxNet implements AutoCloseable {
  private final OrtSession session;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private final OnnxTensor inputTensor;
  private final OnnxTensor outputTensor;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  private OnnxNet(byte[] model, Net net) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(model, options);
    }
    input = direct(net.inputSize());
    output = direct(Net.CLASSES);
    long[] shape = new long[net.inputShape().size() + 1];
    shape[0] = 1;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = net.inputShape().get(i - 1);
    }
    inputTensor = OnnxTensor.createTensor(environment, input, shape);
    outputTensor = OnnxTensor.createTensor(environment, output, new long[] {1, Net.CLASSES});
    inputs = Map.of(OnnxGraph.INPUT, inputTensor);
    outputs = Map.of(OnnxGraph.OUTPUT, outputTensor);
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** The model's file. */
  public static byte[] write(Net net, Weights weights) {
    OnnxGraph graph = new OnnxGraph();
    String result = net.logits(new OnnxOps(graph, weights), OnnxGraph.INPUT);
    return graph.model(result, net.inputShape(), Net.CLASSES);
  }

  /**
   * Of such a file.
   *
   * @throws IllegalArgumentException when the runtime does not take it
   */
  public static OnnxNet of(byte[] model, Net net) {
    try {
      return new OnnxNet(model, net);
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime refuses the model: " + e.getMessage(), e);
    }
  }

  /** Logits of one example. */
  public void logits(float[] example, float[] into) {
    input.put(0, example);
    try (OrtSession.Result _ = session.run(inputs, outputs)) {
      output.get(0, into);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    inputTensor.close();
    outputTensor.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed to close: " + e.getMessage(), e);
    }
  }
}

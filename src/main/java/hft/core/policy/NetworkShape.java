package hft.core.policy;

/**
 * Two hidden layers of one width with tanh, then a linear layer. In a flat array the parameters lie
 * layer by layer: weights input by input (the last layer's output by output), then biases.
 *
 * @param inputs observations, 1..256
 * @param hidden width of both hidden layers, 1..512
 * @param outputs 1..64
 */
public record NetworkShape(int inputs, int hidden, int outputs) {
  public NetworkShape {
    require("inputs", inputs, 256);
    require("hidden", hidden, 512);
    require("outputs", outputs, 64);
  }

  public int parameters() {
    return inputs * hidden + hidden + hidden * hidden + hidden + outputs * hidden + outputs;
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }
}

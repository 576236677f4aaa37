package hft.alpha.net;

/**
 * Dimensions of LiT.
 *
 * @param patch snapshots of one side that make a token; divides the window's length
 * @param width of a token inside the net; a multiple of heads
 * @param heads of each attention
 * @param layers of the encoder
 * @param feedForward width of the inner linear layer
 * @param lstm hidden units
 * @param dropout share of activations dropped in training, 0..0.9
 */
public record LitSettings(
    int patch, int width, int heads, int layers, int feedForward, int lstm, double dropout) {
  public LitSettings {
    within("patch", patch, 100);
    within("width", width, 4_096);
    within("heads", heads, 64);
    within("layers", layers, 48);
    within("feedForward", feedForward, 16_384);
    within("lstm", lstm, 4_096);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "width must be a multiple of heads (" + heads + "), was " + width);
    }
    if (!(dropout >= 0 && dropout <= 0.9)) {
      throw new IllegalArgumentException("dropout must be 0..0.9, was " + dropout);
    }
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }
}

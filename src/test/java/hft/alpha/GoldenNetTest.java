package hft.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import hft.alpha.model.TensorFile;
import hft.alpha.net.BinCtabl;
import hft.alpha.net.DeepLob;
import hft.alpha.net.Linear;
import hft.alpha.net.Lit;
import hft.alpha.net.LitSettings;
import hft.alpha.net.Net;
import hft.alpha.net.Parameter;
import hft.alpha.net.Weights;
import hft.alpha.net.WindowShape;
import hft.alpha.onnx.OnnxNet;
import hft.alpha.torch.TorchNet;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every net against logits that PyTorch's own modules gave for the same weights and inputs; how
 * those were made is told beside them.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenNetTest {
  private static final Path FOLDER = Path.of("src/test/resources/hft/alpha/golden");
  private static final float TOLERANCE = 1e-4f;

  private static TensorFile golden(String kind) throws Exception {
    return TensorFile.read(FOLDER.resolve(kind + ".safetensors"));
  }

  private static Net net(String kind, TensorFile file) {
    return switch (kind) {
      case Lit.KIND ->
          new Lit(
              window(file),
              new LitSettings(
                  number(file, "patch"),
                  number(file, "width"),
                  number(file, "heads"),
                  number(file, "layers"),
                  number(file, "feedForward"),
                  number(file, "lstm"),
                  0.1));
      case BinCtabl.KIND -> new BinCtabl(window(file));
      case DeepLob.KIND -> new DeepLob(window(file), number(file, "channels"));
      default -> new Linear(number(file, "features"));
    };
  }

  private static WindowShape window(TensorFile file) {
    return new WindowShape(number(file, "length"), number(file, "levels"));
  }

  private static int number(TensorFile file, String name) {
    return Integer.parseInt(file.text(name));
  }

  private static Weights weights(Net net, TensorFile file) {
    Weights weights = Weights.initial(net, 1);
    for (Parameter parameter : net.parameters()) {
      weights.set(parameter.name(), file.tensor(parameter.name()).values());
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit", "bin-ctabl", "deeplob", "linear"})
  void torch_agrees(String kind) throws Exception {
    TensorFile file = golden(kind);
    Net net = net(kind, file);
    float[] expected = file.tensor("logits").values();
    try (TorchNet torch = TorchNet.scoring(net, 1)) {
      torch.load(weights(net, file));
      float[] logits = torch.logits(file.tensor("input").values(), expected.length / Net.CLASSES);
      assertThat(largestDifference(logits, expected))
          .as(Arrays.toString(logits))
          .isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lit", "bin-ctabl", "deeplob", "linear"})
  void onnx_agrees(String kind) throws Exception {
    TensorFile file = golden(kind);
    Net net = net(kind, file);
    float[] expected = file.tensor("logits").values();
    float[] inputs = file.tensor("input").values();
    float[] logits = new float[Net.CLASSES];
    try (OnnxNet onnx = OnnxNet.of(OnnxNet.write(net, weights(net, file)), net)) {
      for (int i = 0; i * Net.CLASSES < expected.length; i++) {
        onnx.logits(
            Arrays.copyOfRange(inputs, i * net.inputSize(), (i + 1) * net.inputSize()), logits);
        float[] wanted = Arrays.copyOfRange(expected, i * Net.CLASSES, (i + 1) * Net.CLASSES);
        assertThat(largestDifference(logits, wanted)).isLessThan(TOLERANCE);
      }
    }
  }

  private static float largestDifference(float[] left, float[] right) {
    assertThat(left).hasSameSizeAs(right);
    float largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, Math.abs(left[i] - right[i]));
    }
    return largest;
  }
}

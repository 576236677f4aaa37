package hft.alpha;

import hft.alpha.net.BinCtabl;
import hft.alpha.net.DeepLob;
import hft.alpha.net.Lit;
import hft.alpha.net.LitSettings;
import hft.alpha.net.Net;
import hft.alpha.net.Weights;
import hft.alpha.net.WindowShape;
import hft.alpha.onnx.OnnxNet;
import hft.alpha.torch.TorchNet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One forecast, one thread, 100 snapshots of 20 levels: torch through DJL against ONNX Runtime.
 * Fresh weights cost what trained ones do. Limit: 5 ms at the 99th percentile, 1.5 ms wanted at the
 * median.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls start() before anything else
public class NetBenchmark {
  @Param({"lit", "bin-ctabl", "deeplob"})
  public String kind = "";

  private TorchNet torch;
  private OnnxNet onnx;
  private float[] window;
  private final float[] logits = new float[Net.CLASSES];

  @Setup
  public void start() {
    WindowShape shape = new WindowShape(100, 20);
    Net net =
        switch (kind) {
          case Lit.KIND -> new Lit(shape, new LitSettings(4, 64, 4, 2, 128, 64, 0.1));
          case BinCtabl.KIND -> new BinCtabl(shape);
          default -> new DeepLob(shape, DeepLob.CHANNELS);
        };
    Weights weights = Weights.initial(net, 1);
    torch = TorchNet.scoring(net, 1);
    torch.load(weights);
    onnx = OnnxNet.of(OnnxNet.write(net, weights), net);
    SplittableRandom random = new SplittableRandom(1);
    window = new float[net.inputSize()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) random.nextGaussian();
    }
  }

  @TearDown
  public void stop() {
    torch.close();
    onnx.close();
  }

  @Benchmark
  public float[] torch() {
    return torch.logits(window, 1);
  }

  @Benchmark
  public float[] onnx() {
    onnx.logits(window, logits);
    return logits;
  }
}

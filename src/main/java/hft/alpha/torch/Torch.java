package hft.alpha.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** The engine: started once, offline, with as many threads as were asked for. */
public final class Torch {
  private static final String NAME = "PyTorch";

  private Torch() {}

  /**
   * Starts it, at the first call; the number of threads cannot be changed after that.
   *
   * @param threads inside one operation. Sums depend on how they are divided, so the same bytes
   *     come out only of the same number
   */
  public static synchronized Engine start(int threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.default_engine", NAME);
    // An optimiser for graphs that we do not load; it compiles for a second.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    if (System.getProperty("ai.djl.pytorch.num_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
    Engine engine = Engine.getEngine(NAME);
    // OpenMP keeps the number per thread: another one may have started the engine.
    JniUtils.setNumThreads(Integer.getInteger("ai.djl.pytorch.num_threads", threads));
    return engine;
  }

  /** The first GPU if there is one, or the processor. */
  static Device device(Engine engine) {
    return engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
  }

  /** What ran, for the record: engine, version and device. */
  public static String description(int threads) {
    Engine engine = start(threads);
    return NAME + " " + engine.getVersion() + ", " + device(engine) + ", threads " + threads;
  }
}

package hft.architecture.violations.core;

import java.util.Random;

/** Breaks: nothing is drawn without a seed. */
public final class CoreDrawing {
  private CoreDrawing() {}

  public static int unseeded() {
    return new Random().nextInt();
  }

  /** Allowed. */
  public static int seeded(long seed) {
    return new Random(seed).nextInt();
  }
}

package hft.alpha.train;

import java.util.SplittableRandom;

/**
 * Made-up samples that can be learnt: the numbers of the second half lie above those of the first,
 * or below, or neither.
 */
record SquareWave(int size, int inputSize, long seed) implements Samples {
  @Override
  public void read(int index, float[] into, int offset) {
    SplittableRandom random = random(index);
    for (int i = 0; i < inputSize; i++) {
      into[offset + i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < inputSize; i += 2) {
      into[offset + i] += (i < inputSize / 2 ? -1.5f : 1.5f) * (label(index) - 1);
    }
  }

  private SplittableRandom random(int index) {
    return new SplittableRandom(seed * 31 + index);
  }

  @Override
  public int label(int index) {
    return (int) ((index * 2_654_435_761L + seed >>> 8) % 3);
  }

  @Override
  public double weight(int index) {
    return index % 2 == 0 ? 0.5 : 1.5;
  }
}

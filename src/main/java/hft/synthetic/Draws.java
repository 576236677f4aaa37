package hft.synthetic;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers that are the same on every machine: integer generators and StrictMath only. */
final class Draws {
  private final RandomGenerator random;
  private double spare;
  private boolean hasSpare;

  Draws(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  double uniform() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Standard normal, polar method. */
  double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    hasSpare = true;
    return x * scale;
  }

  /** Median times e^(sd·normal). */
  double logNormal(double median, double sd) {
    return median * StrictMath.exp(sd * normal());
  }
}

package hft.core.policy.benchmark;

/**
 * The market making problem of Cartea, Jaimungal and Penalva (2015), chapter 10, in discrete time:
 * in each step and on each side a market order comes with probability {@code intensity·step} and
 * fills our quote at depth δ with probability {@code exp(-decay·δ)}. One unit a fill.
 *
 * @param horizon T, time
 * @param steps N, decisions in an episode
 * @param sigma volatility of the mid, price per √time
 * @param intensity λ, market orders a side, 1/time
 * @param decay κ, 1/price
 * @param runningPenalty φ, price per lot² and time
 * @param terminalPenalty α, price per lot²
 * @param deepest largest depth, price; the smallest is 0
 * @param startLots an episode starts with -startLots..startLots lots, each as likely
 */
public record CarteaJaimungal(
    double horizon,
    int steps,
    double sigma,
    double intensity,
    double decay,
    double runningPenalty,
    double terminalPenalty,
    double deepest,
    int startLots) {
  /** The task of mbt_gym (Jerome et al. 2023). */
  public static final CarteaJaimungal BENCHMARK =
      new CarteaJaimungal(1, 100, 0.1, 10, 1, 0.5, 0.001, Math.log(100), 4);

  public CarteaJaimungal {
    if (!(horizon > 0) || !(decay > 0) || !(intensity > 0) || !(deepest > 0) || sigma < 0) {
      throw new IllegalArgumentException(
          "horizon, decay, intensity and deepest must be positive, sigma not negative");
    }
    if (steps < 1 || startLots < 0) {
      throw new IllegalArgumentException("steps must be positive, startLots not negative");
    }
    if (intensity * horizon / steps > 1) {
      throw new IllegalArgumentException("more than one market order a step: take more steps");
    }
  }

  public CarteaJaimungal withPenalties(double running, double terminal) {
    return new CarteaJaimungal(
        horizon, steps, sigma, intensity, decay, running, terminal, deepest, startLots);
  }

  public CarteaJaimungal withFlow(double otherIntensity, double otherDecay) {
    return new CarteaJaimungal(
        horizon,
        steps,
        sigma,
        otherIntensity,
        otherDecay,
        runningPenalty,
        terminalPenalty,
        deepest,
        startLots);
  }

  public CarteaJaimungal over(double otherHorizon, int otherSteps) {
    return new CarteaJaimungal(
        otherHorizon,
        otherSteps,
        sigma,
        intensity,
        decay,
        runningPenalty,
        terminalPenalty,
        deepest,
        startLots);
  }

  /** Time of one decision. */
  public double step() {
    return horizon / steps;
  }

  /** Probability that a quote at this depth is filled within a step. */
  public double fillProbability(double depth) {
    return intensity * step() * StrictMath.exp(-decay * depth);
  }

  double within(double depth) {
    return Math.max(0, Math.min(deepest, depth));
  }
}

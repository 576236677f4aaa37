package hft.core.policy;

/**
 * The terms of the loss {@code -E[min(ρA, clip(ρ, 1-ε, 1+ε)A)] + c_v·E[(V - R)²] - c_e·H}.
 *
 * @param clip ε, more than 0 and below 1
 * @param valueWeight c_v, 0..10
 * @param entropyWeight c_e, 0..1
 */
public record LossSettings(double clip, double valueWeight, double entropyWeight) {
  public LossSettings {
    if (!(clip > 0 && clip < 1)) {
      throw new IllegalArgumentException("clip must be more than 0 and below 1, was " + clip);
    }
    if (!(valueWeight >= 0 && valueWeight <= 10)) {
      throw new IllegalArgumentException("valueWeight must be 0..10, was " + valueWeight);
    }
    if (!(entropyWeight >= 0 && entropyWeight <= 1)) {
      throw new IllegalArgumentException("entropyWeight must be 0..1, was " + entropyWeight);
    }
  }
}

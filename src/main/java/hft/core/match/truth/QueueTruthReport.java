package hft.core.match.truth;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the models said against what happened.
 *
 * @param orders hypothetical orders followed to the last horizon or to the end of their queue
 * @param models in the order of the settings
 */
public record QueueTruthReport(long events, int orders, List<ModelReport> models) {
  /**
   * One model's errors.
   *
   * @param compared orders that both the model and the truth filled within the last horizon
   * @param timeBiasSeconds mean of predicted minus real time to the first fill, over those
   * @param timeErrorSeconds mean of its absolute value
   */
  public record ModelReport(
      String model,
      List<HorizonReport> horizons,
      int compared,
      double timeBiasSeconds,
      double timeErrorSeconds) {}

  /**
   * One model at one horizon.
   *
   * @param realRate share of orders really reached within the horizon
   * @param predictedRate share the model filled
   * @param brier mean squared difference of the two, order by order: the models say 0 or 1, so it
   *     is the share they got wrong
   */
  public record HorizonReport(
      double horizonSeconds, double realRate, double predictedRate, double brier) {
    public double bias() {
      return predictedRate - realRate;
    }
  }

  /** Seconds, rising. */
  public List<Double> horizonSeconds() {
    return models.getFirst().horizons().stream().map(HorizonReport::horizonSeconds).toList();
  }

  /** The model with the least Brier score at that horizon; of equals the most pessimistic. */
  public ModelReport best(double horizonSeconds) {
    int at = horizonSeconds().indexOf(horizonSeconds);
    return models.stream()
        .min(Comparator.comparingDouble(model -> model.horizons().get(at).brier()))
        .orElseThrow();
  }

  /** A table, one row per model and horizon. */
  public String toText() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "%d events, %d hypothetical orders%n", events, orders));
    text.append(
        String.format(
            Locale.ROOT,
            "%-22s %8s %8s %10s %8s %8s %9s %9s%n",
            "model",
            "horizon",
            "real",
            "predicted",
            "bias",
            "brier",
            "time bias",
            "time MAE"));
    for (ModelReport model : models) {
      for (HorizonReport h : model.horizons()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-22s %7.0fs %8.4f %10.4f %+8.4f %8.4f %+8.2fs %8.2fs%n",
                model.model(),
                h.horizonSeconds(),
                h.realRate(),
                h.predictedRate(),
                h.bias(),
                h.brier(),
                model.timeBiasSeconds(),
                model.timeErrorSeconds()));
      }
    }
    return text.toString();
  }
}

package hft.core.learn;

import hft.core.signal.SituationSettings;

/**
 * How examples are made of a recording.
 *
 * @param situation what a model is shown
 * @param barriers how labels are decided
 * @param sampling which snapshots become examples
 * @param cusumSigmas how far the mid must have run for one, standard deviations of the horizon
 * @param stationaryShare share of stationary labels to which kappaSigma is tuned on the training
 *     part; 0 leaves it as it is
 * @param trainingShare of the recording's time, from its beginning, on which anything may be tuned
 * @param returnPower an example counts in proportion to its uniqueness and this power of its move;
 *     0 for scores, 1 for trading
 * @param microImbalances buckets of the micro-price table
 * @param microSpreads ticks of spread in it
 */
public record ExampleSettings(
    SituationSettings situation,
    BarrierSettings barriers,
    Sampling sampling,
    double cusumSigmas,
    double stationaryShare,
    double trainingShare,
    double returnPower,
    int microImbalances,
    int microSpreads) {
  public ExampleSettings {
    BarrierSettings.between("cusumSigmas", cusumSigmas, 0, 10);
    BarrierSettings.between("stationaryShare", stationaryShare, 0, 0.95);
    BarrierSettings.between("trainingShare", trainingShare, 0.01, 1);
    BarrierSettings.between("returnPower", returnPower, 0, 2);
    BarrierSettings.between("microImbalances", microImbalances, 2, 100);
    BarrierSettings.between("microSpreads", microSpreads, 1, 20);
  }
}

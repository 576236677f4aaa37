package hft.policy;

import hft.core.policy.Draws;
import hft.core.policy.Moments;
import java.util.List;

/**
 * All that a training needs to go on as if it had not stopped. It owns its arrays.
 *
 * @param fingerprint of the training it belongs to
 * @param lessons done
 * @param groupDraws world and noise of each group of copies
 */
record TrainingState(
    String fingerprint,
    long lessons,
    float[] parameters,
    float[] averaged,
    float[] adamMean,
    float[] adamSquare,
    long adamSteps,
    Moments.State observations,
    Moments.State returns,
    List<Draws.State> groupDraws,
    Draws.State shuffle,
    List<CurvePoint> curve) {}

package hft.port;

import hft.core.learn.AlphaState;

/**
 * Is told how a model is doing. Called on a trading thread: it stores numbers, allocates nothing,
 * waits for nobody and never throws.
 */
@FunctionalInterface
public interface AlphaWatch {
  /** Nobody wants to know. */
  AlphaWatch NONE = (id, state, answers, late, failures, brier, baseline, shift) -> {};

  /**
   * One instrument's model, after something about it changed.
   *
   * @param answers in time so far
   * @param late that came too late or never
   * @param failures questions that could not be answered
   * @param brier of the judged answers in the window, 0 before there are any
   * @param baseline of answers that always were the training's shares
   * @param shift of the features from the training's, population stability index
   */
  void told(
      int instrumentId,
      AlphaState state,
      long answers,
      long late,
      long failures,
      double brier,
      double baseline,
      double shift);
}

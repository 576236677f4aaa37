package hft.policy;

import hft.core.policy.Experience;

/**
 * One mini-batch to differentiate the loss over.
 *
 * @param lived where the samples are
 * @param order their numbers, of which {@code [from, to)} are the mini-batch
 * @param shift taken from each advantage, which is then multiplied by {@code scale}
 */
record Lesson(Experience lived, int[] order, int from, int to, double shift, double scale) {
  int size() {
    return to - from;
  }

  /** With advantages shifted and scaled to mean 0 and deviation 1 over the mini-batch. */
  static Lesson of(Experience lived, int[] order, int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double advantage = lived.advantages[order[i]];
      sum += advantage;
      squares += advantage * advantage;
    }
    double mean = sum / (to - from);
    double deviation = Math.sqrt(Math.max(0, squares / (to - from) - mean * mean));
    return new Lesson(lived, order, from, to, mean, 1 / (deviation + 1e-8));
  }
}

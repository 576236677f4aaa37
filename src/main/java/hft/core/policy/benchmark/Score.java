package hft.core.policy.benchmark;

import java.util.Arrays;

/** Values by start inventory, from the most short to the most long. */
public final class Score {
  private final double[] byStart;

  Score(double[] byStart) {
    this.byStart = byStart.clone();
  }

  /** Starting with nothing. */
  public double flat() {
    return from(0);
  }

  /** Starting with so many lots. */
  public double from(int lots) {
    return byStart[lots + byStart.length / 2];
  }

  /** Over all starts. */
  public double mean() {
    return Arrays.stream(byStart).sum() / byStart.length;
  }
}

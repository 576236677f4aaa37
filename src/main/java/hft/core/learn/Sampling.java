package hft.core.learn;

/** Which snapshots become examples. */
public enum Sampling {
  /** Each: most of them tell what their neighbours tell. */
  EVERY,
  /** Those at which the mid is not what it was at the last one. */
  MID_CHANGE,
  /** Those at which the mid has run a part of the usual move in one direction since the last. */
  CUSUM
}

package hft.core.learn;

import java.util.Locale;

/** Whose forecast the strategy of one instrument is told, and why. */
public enum AlphaState {
  /** No model is configured: the linear alpha's. */
  LINEAR,
  /** The linear alpha's, until a whole window has been seen. */
  WARMING,
  /** The model's. */
  MODEL,
  /** The linear alpha's: the model did not answer in time, or not often enough again. */
  LATE,
  /** The linear alpha's: the model could not be asked, or its answer made no sense. */
  FAILED,
  /** The linear alpha's: the model has lately been worse than knowing nothing. */
  DISABLED;

  /** As in metrics, journals and on the page. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package hft.core.quote;

/** What the calibrator's numbers rest on. */
public enum CalibrationQuality {
  /** Nothing was fitted yet: the settings' priors. */
  PRIOR,
  /** The last refit had enough data on both sides. */
  FITTED,
  /** The last refit had too little data on some side, which keeps its last fit. */
  KEPT
}

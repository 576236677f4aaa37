package hft.architecture.violations.app;

/** What only app may know. */
public enum Mode {
  ONE,
  OTHER
}

package hft.core.match;

/** Whether what the venue told its clients adds up to what it holds. */
public sealed interface Conservation {
  record Held(long fills, long fundingPayments) implements Conservation {}

  /** The first difference found, in words and numbers. */
  record Broken(String what) implements Conservation {}
}

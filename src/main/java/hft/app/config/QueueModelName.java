package hft.app.config;

/**
 * How a resting order's place in a queue is guessed, from pessimistic to optimistic. POWER_n and
 * LOG: a cancel stood ahead with probability f(ahead) / (f(ahead) + f(behind)), f(x) = x^n or ln(1
 * + x).
 */
public enum QueueModelName {
  THROUGH_ONLY,
  RISK_AVERSE,
  POWER_1,
  POWER_2,
  POWER_3,
  LOG,
  TOUCH
}

package hft.core.risk;

import java.time.Duration;

/**
 * The limits no configuration can loosen. Changing one is a change of code, reviewed as such.
 *
 * <p>For the drawdown window tighter means longer: a longer window remembers more peaks.
 */
public final class RiskCeilings {
  /** Tick-to-trade: from the receive time of the market data to the order leaving. */
  public static final long TICK_TO_TRADE_NANOS = Duration.ofMillis(150).toNanos();

  /** Drawdown from the window's peak equity, basis points. */
  public static final int DRAWDOWN_BPS = 300;

  /** The shortest window the peak is taken over. */
  public static final long DRAWDOWN_WINDOW_NANOS = Duration.ofHours(1).toNanos();

  /** The longest window, for the sake of memory. */
  public static final long DRAWDOWN_WINDOW_NANOS_MAX = Duration.ofHours(24).toNanos();

  private RiskCeilings() {}
}

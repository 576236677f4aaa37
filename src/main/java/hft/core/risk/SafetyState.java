package hft.core.risk;

/**
 * What a restart must not forget of the breakers. The {@link Ladder} is remembered entry by entry.
 */
public record SafetyState(TickToTradeBreaker.State tickToTrade, DrawdownBreaker.State drawdown) {}

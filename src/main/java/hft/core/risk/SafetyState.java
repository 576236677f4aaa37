package hft.core.risk;

/** What a restart must not forget: both breakers and the kill latch. */
public record SafetyState(
    TickToTradeBreaker.State tickToTrade, DrawdownBreaker.State drawdown, KillLatch.State latch) {}

package hft.backtest.report;

/**
 * What the run would have made with another fee schedule.
 *
 * @param rerun false: the same fills priced anew, so the quotes did not react to the fees; true: a
 *     run of its own
 * @param fees paid (positive) less rebates
 */
public record FeeResult(FeeScenario scenario, boolean rerun, long fees, long netPnl) {}

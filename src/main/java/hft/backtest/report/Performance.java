package hft.backtest.report;

/**
 * Return statistics over equal periods of calendar time.
 *
 * @param periodSeconds length of a period: a minute, an hour or a day by the run's length
 * @param periods how many whole ones there were
 * @param sharpe mean over standard deviation of the period's profits, annualised over 365 days
 * @param sortino the same with the downside deviation against zero
 * @param sharpePerPeriod not annualised
 * @param autocorrelation of successive periods; annualising is only fair when it is near zero
 * @param netPerMinute mean profit, quote currency
 * @param netPerMinuteLow lower end of its 95 % moving-block bootstrap interval; NaN when the run is
 *     too short
 * @param blockPeriods length of the bootstrap's blocks
 * @param warning why not to trust these numbers, empty when there is no reason
 */
public record Performance(
    long periodSeconds,
    int periods,
    double sharpe,
    double sortino,
    double sharpePerPeriod,
    double autocorrelation,
    double netPerMinute,
    double netPerMinuteLow,
    double netPerMinuteHigh,
    int blockPeriods,
    String warning) {}

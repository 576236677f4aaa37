package hft.core.match;

/**
 * One account's hourly funding on one instrument.
 *
 * @param positionSize signed position held at the hour
 * @param payment quote currency received (positive) or paid (negative)
 * @param hourNanos the whole UTC hour it is for
 */
public record FundingPayment(
    int account,
    int instrumentId,
    long positionSize,
    long rateE12,
    long oraclePrice,
    long payment,
    long hourNanos) {}

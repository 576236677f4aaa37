package hft.app.config;

/**
 * The account a backtest starts with. Section {@code hft.backtest.account}.
 *
 * @param cash USDC
 * @param leverage initial margin is notional / leverage
 * @param tradedVolume lifetime USDC traded before the run: an address may send 10,000 actions and
 *     one more per USDC
 */
public record AccountTerms(double cash, int leverage, double tradedVolume) {
  public AccountTerms {
    if (!(cash > 0 && cash <= 1e10)) {
      throw new IllegalArgumentException("cash must be positive, up to 1e10, was " + cash);
    }
    if (leverage < 1 || leverage > 40) {
      throw new IllegalArgumentException("leverage must be 1..40, was " + leverage);
    }
    if (!(tradedVolume >= 0 && tradedVolume <= 1e10)) {
      throw new IllegalArgumentException("tradedVolume must be 0..1e10, was " + tradedVolume);
    }
  }
}

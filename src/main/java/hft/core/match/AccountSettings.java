package hft.core.match;

/**
 * How an account starts.
 *
 * @param cash quote currency, scaled
 * @param leverage initial margin is notional / leverage; 1 or more
 * @param fees the rates it pays
 * @param tradedVolume lifetime volume it starts with (scaled quote currency): buys credits, open
 *     orders and the dead man's switch
 */
public record AccountSettings(long cash, int leverage, FeeSchedule fees, long tradedVolume) {
  public AccountSettings {
    if (leverage < 1 || leverage > 100) {
      throw new IllegalArgumentException("leverage must be 1..100, was " + leverage);
    }
    if (tradedVolume < 0) {
      throw new IllegalArgumentException("tradedVolume must not be negative, was " + tradedVolume);
    }
  }
}

package hft.app.live;

import hft.app.cli.UserMistake;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.core.market.Fixed8;
import hft.trading.GuardianSettings;
import hft.wire.action.Address;

/** Mode live is told what is at stake before it trades, or it does not. */
final class Acknowledgement {
  private Acknowledgement() {}

  /** Written out, whoever signs: what is acknowledged must be seen in the settings. */
  private static Address account(VenueAccess access) {
    String text =
        access
            .account()
            .orElseThrow(
                () ->
                    new UserMistake(
                        "mode live trades real money: write down whose, hft.venue.account ="
                            + " \"0x...\""));
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("hft.venue.account: " + e.getMessage(), e);
    }
  }

  /**
   * @throws UserMistake with the lines that would say yes
   */
  static void require(Settings settings) {
    Address account = account(settings.get(VenueAccess.class));
    GuardianSettings risk = settings.get(GuardianSettings.class);
    long gross = risk.account().maxGrossNotional();
    long inventory = risk.desk().maxInventoryNotional();
    boolean given =
        settings
            .get(VenueAccess.class)
            .acknowledged()
            .filter(it -> it.account().equalsIgnoreCase(account.toString()))
            .filter(it -> it.maxGrossNotional() == gross)
            .filter(it -> it.maxInventoryNotional() == inventory)
            .isPresent();
    if (!given) {
      throw new UserMistake(
          "mode live trades real money and starts only when the settings repeat the account and its"
              + " limits. If this is what you want, add\n"
              + "  hft.venue.acknowledged { account = \""
              + account
              + "\", max-gross-notional = "
              + Fixed8.format(gross)
              + ", max-inventory-notional = "
              + Fixed8.format(inventory)
              + " }");
    }
  }
}

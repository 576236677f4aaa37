package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check must be able to fail. */
class ConservationTest {
  private final VenueAccount account =
      new VenueAccount(
          0, new AccountSettings(1_000, 1, FeeSchedule.FREE, 0), VenueRules.hyperliquid(), 1);

  @Test
  void money_that_moved_without_a_report_is_found() {
    Ledger ledger = new Ledger(1);
    ledger.open(1_000);
    account.onFunding(5);
    assertThat(ledger.check(List.of(account)))
        .isEqualTo(
            new Conservation.Broken(
                "account 0 cash is 0.00001005 but the reports add up to 0.00001; account 0"
                    + " funding is 0.00000005 but the reports add up to 0; "));
  }

  @Test
  void a_position_without_a_counterparty_is_found() {
    Clearing clearing = new Clearing(1);
    clearing.open(account);
    clearing.fill(
        account,
        null,
        1,
        1,
        0,
        Side.BID,
        100,
        100,
        true,
        0,
        new FillExplanation(hft.core.order.FillCause.QUEUE_REACHED, 0, 0, 0));
    assertThat(clearing.ledger().check(clearing.accounts))
        .isEqualTo(
            new Conservation.Broken(
                "instrument 0: positions of clients and market sum to 0.000001"));
  }
}

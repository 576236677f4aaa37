package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.port.AccountEvent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProfitSplitTest {
  private static final long ONE = Fixed8.ONE;
  private static final long SECOND = 1_000_000_000L;

  private final ProfitSplit split = new ProfitSplit();

  private static AccountEvent.Fill fill(Side side, long price, boolean maker, long fee) {
    return new AccountEvent.Fill(
        new ClientOrderId(1, 1),
        1,
        1,
        0,
        side,
        price * ONE,
        2 * ONE,
        maker,
        fee * ONE,
        new FillExplanation(FillCause.QUEUE_REACHED, -1, 0, 0),
        0,
        0);
  }

  @Test
  void a_bought_lot_that_falls_is_spread_earned_and_adverse_selection() {
    split.mark(0, 100 * ONE);
    split.fill(SECOND, fill(Side.BID, 99, true, 1)); // two below the mid, at one below
    split.mark(2 * SECOND, 98 * ONE);
    split.mark(7 * SECOND, 97 * ONE); // five seconds later it was still 98
    assertThat(split.spread()).isEqualTo(2 * ONE);
    assertThat(split.adverse()).isEqualTo(-4 * ONE);
    assertThat(split.inventory()).isEqualTo(-2 * ONE);
    assertThat(split.fees()).isEqualTo(ONE);
    assertThat(split.net()).isEqualTo(-5 * ONE);
    assertThat(split.makerVolume()).isEqualTo(198 * ONE);
  }

  @Test
  void taking_costs_and_rebates_and_funding_have_their_own_place() {
    split.mark(0, 100 * ONE);
    split.fill(SECOND, fill(Side.ASK, 99, false, -1));
    split.funding(3 * ONE);
    assertThat(split.taking()).isEqualTo(-2 * ONE);
    assertThat(split.rebates()).isEqualTo(ONE);
    assertThat(split.fees()).isZero();
    assertThat(split.net()).isEqualTo(2 * ONE);
    assertThat(split.takerVolume()).isEqualTo(198 * ONE);
  }

  @Test
  void the_parts_add_up_whatever_happens() {
    java.util.Random random = new java.util.Random(7);
    for (int i = 1; i < 20_000; i++) {
      split.mark(i * SECOND / 10, (90 + random.nextInt(20)) * ONE);
      Side side = random.nextBoolean() ? Side.BID : Side.ASK;
      split.fill(
          i * SECOND / 10,
          fill(side, 90 + random.nextInt(20), random.nextBoolean(), random.nextInt(3) - 1));
    }
    assertThat(
            split.spread()
                + split.taking()
                + split.adverse()
                + split.inventory()
                - split.fees()
                + split.rebates())
        .isEqualTo(split.net());
  }
}

package hft.hyperliquid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hft.wire.info.InfoType;
import hft.wire.info.UserRateLimit;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BudgetsTest {
  private static final long NOW = 1_000_000_000_000L;

  private final Budgets budgets = new Budgets(0);

  private void creditsKnown() {
    budgets.creditsAsked();
    budgets.creditsAnswered(new UserRateLimit(0, 0, 1_000_000, 0));
  }

  @Test
  void orders_refused_for_unknown_credits_leave_the_weight_to_the_question_after_them() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(budgets.refuseOrders(1, NOW)).startsWith("address credits");
    }
    assertThat(budgets.mayPost(InfoType.USER_RATE_LIMIT, NOW)).isTrue();
  }

  @Test
  void a_reading_is_begun_only_when_its_end_can_be_paid_for() {
    int read = 0;
    while (budgets.mayRead(NOW)) {
      for (InfoType question :
          List.of(
              InfoType.CLEARINGHOUSE_STATE,
              InfoType.OPEN_ORDERS,
              InfoType.USER_NON_FUNDING_LEDGER_UPDATES,
              InfoType.USER_FILLS_BY_TIME)) {
        assertThat(budgets.mayAskOverHttp(question, NOW)).isTrue();
      }
      read++;
    }
    assertThat(read).as("62 each of 225 beside the reserve").isEqualTo(3);
    assertThat(budgets.mayAskOverHttp(InfoType.OPEN_ORDERS, NOW)).as("39 are left").isTrue();
    assertThat(budgets.mayRead(NOW + 2_000_000_000L)).as("49").isFalse();
    assertThat(budgets.mayRead(NOW + 3_000_000_000L)).as("64").isTrue();
  }

  @Test
  void an_order_refused_as_too_late_costs_five_credits() {
    budgets.creditsAsked();
    budgets.creditsAnswered(new UserRateLimit(0, 0, 6, 0));
    assertThat(budgets.refuseOrders(1, NOW)).isNull();
    budgets.expired(1);
    assertThat(budgets.refuseOrders(1, NOW)).as("the sixth").isNull();
    assertThat(budgets.refuseOrders(1, NOW)).startsWith("address credits: 0 left");
  }

  @Test
  void orders_leave_enough_to_read_the_account() {
    creditsKnown();
    int sent = 0;
    while (budgets.refuseOrders(1, NOW) == null) {
      budgets.postAnswered();
      sent++;
    }
    assertThat(sent).isPositive();
    assertThat(budgets.mayPost(InfoType.CLEARINGHOUSE_STATE, NOW)).isTrue();
    assertThat(budgets.mayPost(InfoType.OPEN_ORDERS, NOW)).isTrue();
    assertThat(budgets.mayPost(InfoType.USER_NON_FUNDING_LEDGER_UPDATES, NOW)).isTrue();
    assertThat(budgets.mayAskOverHttp(InfoType.USER_FILLS_BY_TIME, NOW)).isTrue();
    assertThat(budgets.mayAskOverHttp(InfoType.USER_RATE_LIMIT, NOW)).isTrue();
    assertThat(budgets.mayAskOverHttp(InfoType.USER_RATE_LIMIT, NOW)).as("all used").isFalse();
  }
}

package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.core.risk.Interlock;
import hft.core.risk.RiskGate;
import hft.core.risk.Verdict;
import hft.port.AccountEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Our own count of the account. Prices near 100, orders of one coin. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountBookTest {
  private static final Instrument SOL = Instrument.perp(0, "SOL", 2);
  private static final long ONE = Fixed8.ONE;
  private static final long NOW = 1_000_000_000_000L;
  private static final ClientOrderId ID = new ClientOrderId(1, 1);

  private final GuardianSettings settings =
      Schema.base()
          .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()))
          .get(GuardianSettings.class);

  private final RiskGate gate =
      new RiskGate(
          settings.account(),
          Arrays.asList(settings.desk().at(SOL, 100 * ONE)),
          new Interlock(settings.account()));

  private final AccountBook account = new AccountBook(gate, List.of(SOL));

  private static AccountEvent.Snapshot truth(long position) {
    return truth(position, 5_000 * ONE);
  }

  private static AccountEvent.Snapshot truth(long position, long accountValue) {
    return new AccountEvent.Snapshot(
        1,
        List.of(),
        List.of(new AccountEvent.Position(0, position, 100 * ONE)),
        accountValue,
        NOW);
  }

  private OrderIntent approved(Tif tif) {
    OrderIntent intent =
        new OrderIntent(ID, SOL, Side.BID, 100 * ONE, ONE, tif, tif == Tif.IOC, NOW);
    assertThat(gate.check(intent, 100 * ONE, 101 * ONE, 100 * ONE, 0, NOW))
        .isInstanceOf(Verdict.Approved.class);
    return intent;
  }

  private long reserved() {
    return gate.exposure().reserved(0, Side.BID);
  }

  private static AccountEvent.OrderUpdate update(OrderStatus status, long remaining) {
    return new AccountEvent.OrderUpdate(
        ID, 3, 0, Side.BID, 100 * ONE, remaining, ONE, status, null, NOW);
  }

  private static AccountEvent.Fill fill(long size) {
    return new AccountEvent.Fill(
        ID,
        3,
        9,
        0,
        Side.BID,
        100 * ONE,
        size,
        true,
        ONE / 100,
        new FillExplanation(FillCause.REPORTED, -1, 0, 0),
        0,
        NOW);
  }

  @Test
  void before_the_venue_has_spoken_there_is_no_equity_and_nothing_is_approved() {
    assertThat(account.isOpen()).isFalse();
    assertThat(account.equity()).isZero();
    OrderIntent intent = new OrderIntent(ID, SOL, Side.BID, 100 * ONE, ONE, Tif.ALO, false, NOW);
    assertThat(gate.check(intent, 100 * ONE, 101 * ONE, 100 * ONE, 0, NOW))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void the_first_snapshot_opens_it_with_what_is_held() {
    assertThat(account.onSnapshot(truth(2 * ONE))).isEmpty();
    assertThat(account.isOpen()).isTrue();
    assertThat(account.position(0)).isEqualTo(2 * ONE);
    long before = account.equity();
    assertThat(before).as("the account value holds the position's profit").isEqualTo(5_000 * ONE);
    assertThat(account.cash()).isEqualTo(4_800 * ONE);
    account.mark(0, 101 * ONE);
    assertThat(account.equity() - before).as("two coins, a dollar up").isEqualTo(2 * ONE);
    account.mark(0, 0);
    assertThat(account.equity() - before).as("unknown changes nothing").isEqualTo(2 * ONE);
  }

  @Test
  void a_resting_order_keeps_its_reservation_and_a_refused_or_dropped_one_loses_it() {
    account.onSnapshot(truth(0));
    OrderIntent intent = approved(Tif.ALO);
    account.onAnswered(intent, new Outcome.Resting(3));
    assertThat(reserved()).isEqualTo(ONE);
    account.onAnswered(intent, new Outcome.Rejected(RejectReason.TICK, "price"));
    assertThat(reserved()).isZero();
  }

  @Test
  void a_dropped_order_loses_its_reservation() {
    account.onSnapshot(truth(0));
    approved(Tif.ALO);
    account.onDropped(ID);
    assertThat(reserved()).isZero();
  }

  @Test
  void an_order_nobody_answered_for_stays_reserved_until_the_venue_has_it_or_has_it_not() {
    account.onSnapshot(truth(0));
    OrderIntent intent = approved(Tif.ALO);
    account.onAnswered(intent, new Outcome.Unresolved("no answer"));
    assertThat(reserved()).isEqualTo(ONE);
    assertThat(gate.exposure().unresolved()).isEqualTo(1);
    account.onUpdate(update(OrderStatus.OPEN, ONE));
    assertThat(gate.exposure().unresolved()).isZero();
    account.onUpdate(update(OrderStatus.CANCELED, ONE));
    assertThat(reserved()).isZero();
  }

  @Test
  void what_an_ioc_filled_stays_reserved_until_its_fills_are_here() {
    account.onSnapshot(truth(-5 * ONE));
    OrderIntent exit = approved(Tif.IOC);
    account.onAnswered(exit, new Outcome.Filled(3, ONE / 4, 100 * ONE));
    assertThat(reserved()).as("the rest is gone").isEqualTo(ONE / 4);
    account.onFill(fill(ONE / 4));
    assertThat(reserved()).isZero();
    assertThat(account.position(0)).isEqualTo(-5 * ONE + ONE / 4);
  }

  @Test
  void an_update_to_filled_before_its_fills_leaves_what_is_owed_reserved() {
    account.onSnapshot(truth(0));
    approved(Tif.ALO);
    account.onUpdate(update(OrderStatus.FILLED, 0));
    assertThat(reserved()).isEqualTo(ONE);
    account.onFill(fill(ONE));
    assertThat(reserved()).isZero();
    assertThat(account.position(0)).isEqualTo(ONE);
  }

  @Test
  void fills_and_funding_are_money() {
    account.onSnapshot(truth(0));
    long cash = account.cash();
    account.onFill(fill(ONE));
    assertThat(account.cash() - cash)
        .as("100 and a fee of a cent")
        .isEqualTo(-100 * ONE - ONE / 100);
    account.onFunding(new AccountEvent.Funding(0, ONE, 0, 0, 7 * ONE, NOW));
    assertThat(account.cash() - cash).isEqualTo(-93 * ONE - ONE / 100);
  }

  @Test
  void a_transfer_is_money_and_nothing_before_there_is_an_account() {
    var deposit = new AccountEvent.Transfer(500 * ONE, "deposit", "0x1", NOW);
    account.onTransfer(deposit);
    assertThat(account.cash()).isZero();
    account.onSnapshot(truth(0));
    account.onTransfer(deposit);
    account.onTransfer(new AccountEvent.Transfer(-2_500 * ONE, "withdraw", "0x2", NOW));
    assertThat(account.equity()).isEqualTo(3_000 * ONE);
  }

  @Test
  void the_venues_position_counts_once_it_has_said_so_twice_in_a_row() {
    account.onSnapshot(truth(0));
    assertThat(account.onSnapshot(truth(ONE))).as("once is not enough").isEmpty();
    assertThat(account.onSnapshot(truth(0))).isEmpty();
    assertThat(account.onSnapshot(truth(ONE))).as("not in a row").isEmpty();
    assertThat(account.position(0)).isZero();
    assertThat(account.onSnapshot(truth(ONE))).containsExactly("SOL: ours 0, venue 1");
    assertThat(account.position(0)).isEqualTo(ONE);
    assertThat(account.onSnapshot(truth(ONE))).isEmpty();
  }

  @Test
  void a_position_believed_brings_the_money_it_cost() {
    account.onSnapshot(truth(0));
    account.mark(0, 100 * ONE);
    account.onSnapshot(truth(ONE, 4_990 * ONE));
    assertThat(account.equity()).as("once is not enough").isEqualTo(5_000 * ONE);
    account.onSnapshot(truth(ONE, 4_990 * ONE));
    assertThat(account.equity()).as("ten were lost unseen").isEqualTo(4_990 * ONE);
    account.onFill(fill(ONE));
    account.mark(0, 101 * ONE);
    assertThat(account.equity())
        .as("two coins, a dollar up, a fee of a cent")
        .isEqualTo(4_992 * ONE - ONE / 100);
  }
}

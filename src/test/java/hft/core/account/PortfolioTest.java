package hft.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PortfolioTest {
  private static final long ONE = Fixed8.ONE;

  private final Portfolio portfolio = new Portfolio(1, 1_000 * ONE);

  private void fill(Side side, String price, String size, String fee) {
    portfolio.onFill(0, side, Fixed8.parse(price), Fixed8.parse(size), Fixed8.parse(fee), true);
  }

  @Test
  void a_round_trip_earns_the_difference_less_fees() {
    fill(Side.BID, "100", "2", "0.03");
    fill(Side.ASK, "101", "2", "0.03");
    assertThat(portfolio.position(0).size()).isZero();
    assertThat(portfolio.position(0).costBasis()).isZero();
    assertThat(portfolio.position(0).realised()).isEqualTo(2 * ONE);
    assertThat(portfolio.fees()).isEqualTo(Fixed8.parse("0.06"));
    assertThat(portfolio.cash()).isEqualTo(Fixed8.parse("1001.94"));
    assertThat(portfolio.netProfit()).isEqualTo(Fixed8.parse("1.94"));
    portfolio.verify();
  }

  @Test
  void rebates_are_counted_apart_from_fees() {
    fill(Side.BID, "100", "1", "-0.001");
    fill(Side.ASK, "100", "1", "0.045");
    assertThat(portfolio.rebates()).isEqualTo(Fixed8.parse("0.001"));
    assertThat(portfolio.fees()).isEqualTo(Fixed8.parse("0.045"));
    assertThat(portfolio.netProfit()).isEqualTo(Fixed8.parse("-0.044"));
  }

  @Test
  void a_partial_close_takes_out_its_share_of_the_cost() {
    fill(Side.BID, "100", "1", "0");
    fill(Side.BID, "103", "2", "0");
    assertThat(portfolio.position(0).averageEntryPrice()).isEqualTo(102 * ONE);
    fill(Side.ASK, "105", "1", "0");
    assertThat(portfolio.position(0).realised()).isEqualTo(3 * ONE);
    assertThat(portfolio.position(0).costBasis()).isEqualTo(204 * ONE);
    portfolio.mark(0, 104 * ONE);
    assertThat(portfolio.position(0).unrealised(104 * ONE)).isEqualTo(4 * ONE);
    assertThat(portfolio.equity()).isEqualTo(1_007 * ONE);
  }

  @Test
  void a_fill_through_flat_closes_and_opens() {
    fill(Side.BID, "100", "1", "0");
    fill(Side.ASK, "110", "3", "0");
    Position position = portfolio.position(0);
    assertThat(position.size()).isEqualTo(-2 * ONE);
    assertThat(position.realised()).isEqualTo(10 * ONE);
    assertThat(position.averageEntryPrice()).isEqualTo(110 * ONE);
    assertThat(position.costBasis()).isEqualTo(-220 * ONE);
    fill(Side.BID, "100", "2", "0");
    assertThat(position.realised()).isEqualTo(30 * ONE);
    assertThat(portfolio.cash()).isEqualTo(1_030 * ONE);
  }

  @Test
  void funding_and_transfers_move_cash_and_only_funding_is_profit() {
    portfolio.onFunding(0, -2 * ONE);
    portfolio.onTransfer(500 * ONE);
    assertThat(portfolio.cash()).isEqualTo(1_498 * ONE);
    assertThat(portfolio.netProfit()).isEqualTo(-2 * ONE);
    assertThat(portfolio.funding()).isEqualTo(-2 * ONE);
    portfolio.verify();
  }

  @Test
  void volumes_are_kept_by_role() {
    portfolio.onFill(0, Side.BID, 100 * ONE, ONE, 0, true);
    portfolio.onFill(0, Side.ASK, 101 * ONE, ONE, 0, false);
    assertThat(portfolio.position(0).makerVolume()).isEqualTo(100 * ONE);
    assertThat(portfolio.position(0).takerVolume()).isEqualTo(101 * ONE);
    assertThat(portfolio.position(0).fills()).isEqualTo(2);
  }

  @Test
  void a_cost_basis_whose_share_needs_more_than_64_bits_is_exact() {
    var large = new Portfolio(1, 0);
    long size = 50_000 * ONE;
    large.onFill(0, Side.BID, 100_003 * ONE, size, 0, true);
    large.onFill(0, Side.ASK, 100_004 * ONE, size / 7, 0, true);
    BigInteger basis = BigInteger.valueOf(Fixed8.multiply(100_003 * ONE, size));
    BigInteger out = basis.multiply(BigInteger.valueOf(size / 7)).divide(BigInteger.valueOf(size));
    assertThat(large.position(0).costBasis()).isEqualTo(basis.subtract(out).longValueExact());
    large.verify();
  }

  @Test
  void money_that_does_not_fit_is_an_error_and_not_a_wrap() {
    assertThatThrownBy(() -> portfolio.onFill(0, Side.BID, Long.MAX_VALUE / 2, 100 * ONE, 0, true))
        .isInstanceOf(ArithmeticException.class);
  }

  /**
   * The conservation law, kept by a clerk with unbounded integers: equity is the initial cash, plus
   * every flow, plus position × mark, to the last unit; and the books explain all of it.
   */
  @Property(tries = 300, seed = "51")
  void money_is_conserved(@ForAll long seed) {
    var random = new Random(seed);
    long initial = random.nextLong(1_000_000 * ONE);
    var books = new Portfolio(3, initial);
    BigInteger cash = BigInteger.valueOf(initial);
    long[] sizes = new long[3];
    long[] marks = new long[3];
    for (int step = 0; step < 400; step++) {
      int at = random.nextInt(3);
      switch (random.nextInt(8)) {
        case 0 -> {
          long payment = random.nextLong(-ONE, ONE);
          books.onFunding(at, payment);
          cash = cash.add(BigInteger.valueOf(payment));
        }
        case 1 -> {
          long amount = random.nextLong(-100 * ONE, 100 * ONE);
          books.onTransfer(amount);
          cash = cash.add(BigInteger.valueOf(amount));
        }
        case 2, 3 -> {
          marks[at] = random.nextLong(1, 100_000 * ONE);
          books.mark(at, marks[at]);
        }
        default -> {
          Side side = random.nextBoolean() ? Side.BID : Side.ASK;
          // Any price and size, on no grid: truncation must not lose money either.
          long price = random.nextLong(1, 100_000 * ONE);
          long size = random.nextLong(1, 10 * ONE);
          long fee = random.nextLong(-ONE / 100, ONE / 10);
          books.onFill(at, side, price, size, fee, random.nextBoolean());
          long notional = Fixed8.multiply(price, size);
          cash = cash.subtract(BigInteger.valueOf(side.sign() * notional + fee));
          sizes[at] += side.sign() * size;
        }
      }
      long value = 0;
      for (int i = 0; i < 3; i++) {
        assertThat(books.position(i).size()).isEqualTo(sizes[i]);
        value += Fixed8.multiply(sizes[i], marks[i]);
        Position position = books.position(i);
        assertThat(position.realised()).isEqualTo(position.cashFlow() + position.costBasis());
        if (sizes[i] == 0) {
          assertThat(position.costBasis()).isZero();
        } else {
          assertThat(Long.signum(position.costBasis()) * Long.signum(sizes[i])).isNotNegative();
        }
      }
      assertThat(books.cash()).isEqualTo(cash.longValueExact());
      assertThat(books.equity()).isEqualTo(cash.longValueExact() + value);
      books.verify();
    }
  }

  /** Closing everything at one price: what was realised is what the cash says. */
  @Property(tries = 200, seed = "52")
  void once_flat_realised_profit_is_the_cash_flow(@ForAll long seed) {
    var random = new Random(seed);
    var books = new Portfolio(1, 0);
    for (int i = 0; i < 50; i++) {
      books.onFill(
          0,
          random.nextBoolean() ? Side.BID : Side.ASK,
          random.nextLong(1, 1_000 * ONE),
          random.nextLong(1, ONE),
          0,
          true);
    }
    long size = books.position(0).size();
    if (size != 0) {
      Side side = size > 0 ? Side.ASK : Side.BID;
      books.onFill(0, side, 500 * ONE, Math.abs(size), 0, false);
    }
    assertThat(books.position(0).costBasis()).isZero();
    assertThat(books.position(0).realised()).isEqualTo(books.cash());
  }
}

package hft.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.config.Settings;
import hft.backtest.report.FeeScenario;
import hft.core.account.Portfolio;
import hft.core.book.MarketFrame;
import hft.port.AccountEvent;
import hft.port.ActorDecorator;
import hft.port.JournalEntry;
import hft.trading.Reconciler;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the venue holds, what the guardian believes and what the journal says are one account. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConservationThroughTheTreeTest {
  private static final Settings SETTINGS = TestRun.settings();
  private static List<MarketFrame> market;

  @BeforeAll
  static void make() throws Exception {
    market = SampleMarket.btc(3, Duration.ofMinutes(20));
  }

  private static TestRun run(ActorDecorator decorator) {
    return TestRun.of(
        SETTINGS,
        List.of(Tape.BTC),
        FeeScenario.REBATE,
        Tape.of(market),
        market.getFirst().venueNanos,
        decorator);
  }

  @Test
  void when_all_is_quiet_the_guardians_equity_is_the_venues_account_value() {
    TestRun run = run(ActorDecorator.NONE);
    assertThat(run.summary.fills()).isGreaterThan(20);
    assertThat(run.entries(JournalEntry.FundingPaid.class)).as("a settlement").isNotEmpty();
    JournalEntry.Equity last =
        run.entries(JournalEntry.Equity.class).reduce((a, b) -> b).orElseThrow();
    assertThat(last.cash()).isEqualTo(run.account.cash());
    assertThat(last.equity()).isEqualTo(run.account.accountValue());
    assertThat(run.account.openOrders()).as("left in the book").isEmpty();
  }

  @Test
  void the_fills_and_fundings_of_the_journal_make_the_same_account() {
    TestRun run = run(ActorDecorator.NONE);
    long initial = run.summary.initialEquity();
    Portfolio portfolio = new Portfolio(1, initial);
    for (JournalEntry entry : run.journal) {
      switch (entry) {
        case JournalEntry.Filled(long _, var it) ->
            portfolio.onFill(0, it.side(), it.price(), it.size(), it.fee(), it.maker());
        case JournalEntry.FundingPaid(long _, var it) -> portfolio.onFunding(0, it.payment());
        default -> {}
      }
    }
    assertThat(portfolio.cash()).isEqualTo(run.account.cash());
    assertThat(portfolio.fees() - portfolio.rebates()).isEqualTo(run.account.fees());
    long value = run.account.accountValue() - initial;
    assertThat(Math.abs(run.summary.netPnl() - value))
        .as("net %s, account %s: at most a unit of rounding a fill", run.summary.netPnl(), value)
        .isLessThanOrEqualTo(run.summary.fills() + 1);
  }

  @Test
  void a_fill_lost_on_its_way_fails_the_run() {
    assertThatThrownBy(() -> run(new EveryThirdFill(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not conserved")
        .hasMessageContaining("by the journal")
        .hasMessageContaining("at the venue");
  }

  @Test
  void a_fill_told_twice_is_counted_once() {
    TestRun plain = run(ActorDecorator.NONE);
    TestRun twice = run(new EveryThirdFill(2));
    assertThat(twice.summary.fills()).isEqualTo(plain.summary.fills());
    assertThat(twice.account).isEqualTo(plain.account);
  }

  /** Hands every third fill to the reconciler as many times as told. */
  private record EveryThirdFill(int times) implements ActorDecorator {
    @Override
    public <T> Behavior<T> decorate(String actor, Class<T> protocol, Behavior<T> behavior) {
      if (!actor.equals("reconciler")) {
        return behavior;
      }
      return Behaviors.intercept(() -> new Meddler<>(protocol, times), behavior);
    }
  }

  private static final class Meddler<T> extends BehaviorInterceptor<T, T> {
    private final int times;
    private int fills;

    Meddler(Class<T> protocol, int times) {
      super(protocol);
      this.times = times;
    }

    @Override
    public Behavior<T> aroundReceive(
        TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
      boolean fill =
          message instanceof Reconciler.Account account
              && account.event() instanceof AccountEvent.Fill;
      int copies = fill && ++fills % 3 == 0 ? times : 1;
      Behavior<T> next = Behaviors.same();
      for (int i = 0; i < copies; i++) {
        next = target.apply(context, message);
      }
      return next;
    }
  }
}

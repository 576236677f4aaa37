package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.learn.AlphaState;
import hft.core.learn.Cards;
import hft.core.learn.ModelCard;
import hft.core.learn.ModelTerms;
import hft.port.AlphaWatch;
import hft.port.Forecaster;
import hft.port.GatewayCommand;
import hft.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The production tree with a model: whatever becomes of the model, the desk quotes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelTreeTest {
  private final FakeModel model = new FakeModel();
  private final List<AlphaState> states = new ArrayList<>();
  private TreeFixture tree = new TreeFixture(Optional.of(wiring(Duration.ofMillis(5))));

  /** Says up, as often as it is asked; does what the test wants of it. */
  private static final class FakeModel implements Forecaster {
    private RuntimeException trouble = new IllegalStateException("none");
    private boolean fails;
    private boolean unloadable;
    private int loaded;
    private int closed;
    private final List<Integer> batches = new ArrayList<>();

    Forecaster load() {
      if (unloadable) {
        throw trouble;
      }
      loaded++;
      return this;
    }

    @Override
    public ModelCard card() {
      return Cards.small();
    }

    @Override
    public void forecast(int count, float[] windows, float[] features, float[] chances) {
      batches.add(count);
      if (fails) {
        throw trouble;
      }
      for (int i = 0; i < count; i++) {
        chances[3 * i] = 0.1f;
        chances[3 * i + 1] = 0.2f;
        chances[3 * i + 2] = 0.7f;
      }
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private ModelWiring wiring(Duration takes) {
    ModelTerms terms = Cards.terms();
    AlphaWatch watch =
        (id, state, answers, late, failures, brier, baseline, shift) -> states.add(state);
    Supplier<Forecaster> loader = model::load;
    return new ModelWiring(
        Cards.small(),
        loader,
        new ModelSettings(
            Optional.empty(),
            terms.deadline(),
            terms.lostAfter(),
            terms.trustAfter(),
            Duration.ofSeconds(10),
            terms.watch()),
        Optional.of(takes),
        watch);
  }

  private void with(Duration takes) {
    tree.close();
    tree = new TreeFixture(Optional.of(wiring(takes)));
  }

  @AfterEach
  void close() {
    tree.close();
  }

  private List<String> said() {
    return tree.journal.stream()
        .filter(JournalEntry.SafetyEvent.class::isInstance)
        .map(JournalEntry.SafetyEvent.class::cast)
        .filter(event -> event.what().equals(JournalEntry.SafetyEvent.MODEL))
        .map(JournalEntry.SafetyEvent::detail)
        .toList();
  }

  /** Expected move of the last decision, quote currency; the model says 1.2 bp of 100,000.5. */
  private double lastAlpha() {
    return tree.journal.stream()
        .filter(JournalEntry.Decision.class::isInstance)
        .map(JournalEntry.Decision.class::cast)
        .reduce((a, b) -> b)
        .orElseThrow()
        .alpha();
  }

  private void assertModelCounts() {
    assertThat(lastAlpha()).isBetween(11.9, 12.1);
    assertThat(states.getLast()).isEqualTo(AlphaState.MODEL);
  }

  private void assertLinearCounts() {
    assertThat(Math.abs(lastAlpha())).as("a balanced book").isLessThan(1);
  }

  @Test
  void the_strategy_is_told_what_the_model_says() {
    tree.trade(Duration.ofSeconds(3));
    assertModelCounts();
    assertThat(said()).containsExactly("BTC: warming -> model");
    assertThat(model.loaded).isEqualTo(1);
  }

  @Test
  void it_is_told_only_after_the_time_an_answer_takes() {
    with(Duration.ofMillis(90));
    tree.trade(Duration.ofSeconds(3));
    assertModelCounts();
    int batches = model.batches.size();
    assertThat(batches).isBetween(5, 14);
    tree.pass(Duration.ofSeconds(1));
    assertThat(model.batches).as("a book is asked about once").hasSize(batches);
  }

  @Test
  void a_model_that_is_always_late_is_never_believed_and_the_desk_quotes() {
    with(Duration.ofMillis(101));
    tree.trade(Duration.ofSeconds(5));
    assertLinearCounts();
    assertThat(states).contains(AlphaState.LATE).doesNotContain(AlphaState.MODEL);
    assertThat(said()).containsExactly("BTC: warming -> late");
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
  }

  @Test
  void an_answer_that_never_comes_is_not_waited_for_for_ever() {
    with(Duration.ofHours(1));
    tree.trade(Duration.ofSeconds(10));
    assertLinearCounts();
    assertThat(states.getLast()).isEqualTo(AlphaState.LATE);
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
  }

  @Test
  void a_model_that_throws_is_closed_loaded_again_and_believed_after_some_answers() {
    tree.trade(Duration.ofSeconds(3));
    assertModelCounts();
    model.fails = true;
    model.trouble = new IllegalStateException("out of natives");
    tree.trade(Duration.ofSeconds(1));
    assertLinearCounts();
    assertThat(said())
        .contains(
            "test could not answer: java.lang.IllegalStateException: out of natives",
            "BTC: model -> failed");
    assertThat(model.closed).isEqualTo(1);
    model.fails = false;
    tree.trade(Duration.ofSeconds(13));
    assertModelCounts();
    assertThat(model.loaded).isEqualTo(2);
    assertThat(tree.stopReason).isNull();
  }

  @Test
  void a_model_that_cannot_be_loaded_costs_its_edge_only() {
    tree.close();
    model.unloadable = true;
    tree = new TreeFixture(Optional.of(wiring(Duration.ofMillis(5))));
    tree.trade(Duration.ofSeconds(25));
    assertLinearCounts();
    assertThat(said().stream().filter(line -> line.contains("could not be loaded")).count())
        .as("every ten seconds")
        .isEqualTo(3);
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
    assertThat(tree.stopReason).isNull();
  }

  @Test
  void an_inference_actor_that_keeps_failing_does_not_end_the_tree() {
    tree.trade(Duration.ofSeconds(3));
    tree.faults.fail("inference", 20);
    tree.trade(Duration.ofSeconds(40));
    assertThat(tree.stopReason).isNull();
    assertLinearCounts();
    tree.sent.clear();
    tree.quoteMarket(100_400);
    tree.pass(Duration.ofSeconds(1));
    assertThat(tree.count(GatewayCommand.PlaceAlo.class)).isPositive();
  }

  @Test
  void it_comes_back_after_it_failed_once() {
    tree.trade(Duration.ofSeconds(3));
    tree.faults.fail("inference", 1);
    tree.trade(Duration.ofSeconds(8));
    assertModelCounts();
    assertThat(model.closed).as("the one before was given back").isEqualTo(1);
  }

  @Test
  void a_forecast_that_restarts_warms_up_and_goes_on() {
    tree.trade(Duration.ofSeconds(3));
    tree.faults.fail("forecast", 1);
    tree.trade(Duration.ofSeconds(4));
    assertModelCounts();
    assertThat(tree.stopReason).isNull();
  }

  @Test
  void two_runs_are_the_same() {
    tree.trade(Duration.ofSeconds(6));
    List<JournalEntry> first = List.copyOf(tree.journal);
    with(Duration.ofMillis(5));
    tree.trade(Duration.ofSeconds(6));
    assertThat(tree.journal).isEqualTo(first);
  }

  @Test
  void the_model_is_given_back_when_the_tree_ends() {
    tree.trade(Duration.ofSeconds(3));
    tree.system.tell(new TradingRoot.Stop("test"));
    tree.pass(Duration.ofSeconds(5));
    assertThat(model.closed).isEqualTo(1);
  }
}

package hft.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.order.OrderLifecycle.Kind;
import hft.core.order.OrderLifecycle.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderLifecycleTest {
  @Test
  void every_pair_has_an_answer() {
    for (OrderState state : OrderState.values()) {
      for (OrderSignal signal : OrderSignal.values()) {
        Move move = OrderLifecycle.after(state, signal);
        assertThat(move).as(state + " " + signal).isNotNull();
        assertThat(move.to() == state).isEqualTo(move.kind() != Kind.MOVED);
      }
    }
  }

  @Test
  void nothing_that_is_over_comes_back_to_life() {
    for (OrderState state : OrderState.values()) {
      for (OrderSignal signal : OrderSignal.values()) {
        if (state.isTerminal()) {
          assertThat(OrderLifecycle.after(state, signal).to().isTerminal()).isTrue();
        }
      }
    }
  }

  @Test
  void nothing_live_waits_for_an_answer_it_has_had() {
    for (OrderState state : EnumSet.complementOf(EnumSet.of(OrderState.PENDING))) {
      for (OrderSignal signal : OrderSignal.values()) {
        assertThat(OrderLifecycle.after(state, signal).to()).isNotEqualTo(OrderState.PENDING);
      }
    }
  }

  @Test
  void only_a_missing_answer_makes_an_order_unresolved() {
    for (OrderState state : EnumSet.complementOf(EnumSet.of(OrderState.UNRESOLVED))) {
      for (OrderSignal signal : OrderSignal.values()) {
        if (OrderLifecycle.after(state, signal).to() == OrderState.UNRESOLVED) {
          assertThat(signal).isEqualTo(OrderSignal.UNANSWERED);
        }
      }
    }
  }

  @Test
  void a_repeated_signal_is_never_illegal() {
    for (OrderState state : OrderState.values()) {
      for (OrderSignal signal : OrderSignal.values()) {
        Move first = OrderLifecycle.after(state, signal);
        if (first.kind() != Kind.ILLEGAL) {
          Move again = OrderLifecycle.after(first.to(), signal);
          assertThat(again.kind()).as(state + " " + signal).isEqualTo(Kind.REDUNDANT);
        }
      }
    }
  }

  private static OrderState play(OrderSignal... signals) {
    OrderState state = OrderState.PENDING;
    for (OrderSignal signal : signals) {
      Move move = OrderLifecycle.after(state, signal);
      assertThat(move.kind()).as(state + " " + signal).isNotEqualTo(Kind.ILLEGAL);
      state = move.to();
    }
    return state;
  }

  @Test
  void a_fill_may_overtake_the_acknowledgement() {
    assertThat(play(OrderSignal.FILLED_PART, OrderSignal.ACKNOWLEDGED))
        .isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(play(OrderSignal.FILLED_WHOLE, OrderSignal.ACKNOWLEDGED))
        .isEqualTo(OrderState.FILLED);
  }

  @Test
  void a_cancels_answer_may_overtake_the_fills_before_it() {
    assertThat(play(OrderSignal.CANCEL_SENT, OrderSignal.CANCELED, OrderSignal.FILLED_PART))
        .isEqualTo(OrderState.CANCELED);
    assertThat(play(OrderSignal.CANCEL_SENT, OrderSignal.CANCELED, OrderSignal.FILLED_WHOLE))
        .isEqualTo(OrderState.FILLED);
  }

  @Test
  void a_contradiction_is_a_value() {
    assertThat(OrderLifecycle.after(OrderState.REJECTED, OrderSignal.FILLED_PART))
        .isEqualTo(new Move(Kind.ILLEGAL, OrderState.REJECTED));
    assertThat(OrderLifecycle.after(OrderState.RESTING, OrderSignal.REJECTED))
        .isEqualTo(new Move(Kind.ILLEGAL, OrderState.RESTING));
  }

  /**
   * A true history told in any order, with repeats: never illegal, and the end state does not
   * depend on the order once a terminal signal was told.
   */
  @Property(tries = 500, seed = "41")
  void the_order_of_news_does_not_matter(@ForAll long seed) {
    var random = new Random(seed);
    List<OrderSignal> news = new ArrayList<>(List.of(OrderSignal.ACKNOWLEDGED));
    if (random.nextBoolean()) {
      news.add(OrderSignal.FILLED_PART);
    }
    boolean whole = random.nextBoolean();
    news.add(whole ? OrderSignal.FILLED_WHOLE : OrderSignal.CANCELED);
    if (random.nextBoolean()) {
      news.add(news.get(random.nextInt(news.size())));
    }
    Collections.shuffle(news, random);
    news.add(random.nextInt(news.size() + 1), OrderSignal.CANCEL_SENT);
    OrderState end = play(news.toArray(new OrderSignal[0]));
    assertThat(end).isEqualTo(whole ? OrderState.FILLED : OrderState.CANCELED);
  }
}

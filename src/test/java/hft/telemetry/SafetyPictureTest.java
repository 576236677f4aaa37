package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.EngineStatus;
import hft.port.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyPictureTest {
  private static final Ladder.Entry KILL =
      new Ladder.Entry(true, Rung.CANCEL_ALL, 1, "lunch", "ada", 7);

  private final SafetyPicture picture = new SafetyPicture();

  private static EngineStatus status(List<Ladder.Entry> latches, List<String> breakers) {
    return new EngineStatus(
        "local", 1, EngineStatus.Phase.TRADING, 1, true, 1, latches, breakers, "");
  }

  private void trip(long nanos, String breaker, String detail) {
    picture.event(new JournalEntry.SafetyEvent(nanos, breaker + " breaker trip", detail));
  }

  @Test
  void breakers_are_listed_open_or_not() {
    trip(5, "drawdown", "equity 96000");
    assertThat(picture.stops(status(List.of(), List.of("drawdown"))))
        .containsExactly(
            new SafetyPicture.Stop("tick-to-trade", false, 0, "", 0),
            new SafetyPicture.Stop("drawdown", true, 5, "equity 96000", 1));
    trip(9, "drawdown", "equity 95000");
    assertThat(picture.trips("drawdown")).isEqualTo(2);
    assertThat(picture.stops(status(List.of(), List.of())).get(1))
        .isEqualTo(new SafetyPicture.Stop("drawdown", false, 9, "equity 95000", 2));
  }

  @Test
  void one_that_opened_in_an_earlier_run_says_so() {
    assertThat(picture.stops(status(List.of(), List.of("drawdown"))).get(1))
        .isEqualTo(new SafetyPicture.Stop("drawdown", true, 0, "opened in an earlier run", 0));
  }

  @Test
  void what_operators_engaged_comes_first_with_who_and_why() {
    assertThat(picture.stops(status(List.of(KILL), List.of())).getFirst())
        .isEqualTo(new SafetyPicture.Stop("cancel-all", true, 7, "ada: lunch", 1));
  }

  @Test
  void it_quotes_while_nothing_stops_it_and_the_truth_is_known() {
    assertThat(SafetyPicture.isQuoting(status(List.of(), List.of()))).isTrue();
    assertThat(SafetyPicture.isQuoting(status(List.of(KILL), List.of()))).isFalse();
    assertThat(SafetyPicture.isQuoting(status(List.of(), List.of("drawdown")))).isFalse();
    assertThat(
            SafetyPicture.isQuoting(
                new EngineStatus(
                    "local",
                    1,
                    EngineStatus.Phase.STARTING,
                    0,
                    false,
                    0,
                    List.of(),
                    List.of(),
                    "")))
        .isFalse();
  }
}

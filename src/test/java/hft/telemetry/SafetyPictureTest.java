package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import hft.port.JournalEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyPictureTest {
  private final SafetyPicture picture = new SafetyPicture();
  private long nanos;

  private void event(String what, String detail) {
    picture.event(new JournalEntry.SafetyEvent(++nanos, what, detail));
  }

  private SafetyPicture.Stop stop(String name) {
    return picture.stops().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void it_quotes_once_the_truth_is_known() {
    assertThat(picture.isQuoting()).isFalse();
    event("resync", "start");
    event("reconciled", "0 open");
    assertThat(picture.isQuoting()).isTrue();
    event("resync", "BTC feed is back");
    assertThat(picture.isQuoting()).isFalse();
  }

  @Test
  void a_breaker_keeps_since_when_and_why_and_closes_by_itself() {
    event("tick-to-trade breaker trip", "210 ms");
    assertThat(stop("tick-to-trade"))
        .isEqualTo(new SafetyPicture.Stop("tick-to-trade", true, 1, "210 ms", 1));
    event("resync", "breakers closed");
    assertThat(stop("tick-to-trade").on()).isFalse();
    event("tick-to-trade breaker trip", "180 ms");
    assertThat(stop("tick-to-trade").trips()).isEqualTo(2);
  }

  @Test
  void drawdown_and_kill_stay_until_somebody_rearms() {
    event("drawdown breaker trip", "equity 96000");
    event("kill engaged", "operator: lunch");
    event("kill breaker trip", "lunch");
    event("resync", "breakers closed");
    assertThat(stop("drawdown").on()).isTrue();
    assertThat(stop("kill").reason()).isEqualTo("operator: lunch");
    assertThat(stop("kill").trips()).isOne();
    event("rearm WRONG_ENGAGEMENT", "operator: back");
    assertThat(stop("kill").on()).isTrue();
    event("rearm RELEASED", "operator: back");
    assertThat(picture.stops()).noneMatch(SafetyPicture.Stop::on);
  }
}

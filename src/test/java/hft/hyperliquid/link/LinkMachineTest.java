package hft.hyperliquid.link;

import static org.assertj.core.api.Assertions.assertThat;

import hft.hyperliquid.socket.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How a link takes its endings. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinkMachineTest {
  private static final long SECOND = 1_000_000_000L;

  private static final class Told implements LinkActions {
    final List<String> lost = new ArrayList<>();

    @Override
    public void dial() {}

    @Override
    public void hangUp(String why) {}

    @Override
    public void subscribe(Topic topic) {}

    @Override
    public void unsubscribe(Topic topic) {}

    @Override
    public void ping() {}

    @Override
    public void lost(Topic topic, String why) {}

    @Override
    public void lostAll(String why) {
      lost.add(why);
    }

    @Override
    public void found(Topic topic) {}

    @Override
    public void entered(LinkState state, String why) {}
  }

  private final Told told = new Told();
  private final LinkMachine machine =
      new LinkMachine(
          new LinkSettings(
              Duration.ofSeconds(15),
              Duration.ofSeconds(35),
              Duration.ofSeconds(10),
              Duration.ofSeconds(6),
              Duration.ofMinutes(1),
              Duration.ofSeconds(1),
              Duration.ofSeconds(30)),
          1,
          told);
  private long now;

  /** Ends a link that has just opened and opens it again. */
  private void ends(CloseReason.Kind how) {
    machine.onClosed(new CloseReason(how, "code 1000 Expired"), now);
    now += 60 * SECOND;
    machine.onDue(now);
    machine.onOpened(now);
  }

  @Test
  void a_socket_that_expires_is_replaced_at_the_first_delay_however_often_and_a_broken_one_later() {
    machine.start();
    machine.onOpened(now);
    for (int i = 0; i < 5; i++) {
      ends(CloseReason.Kind.EXPIRED);
      assertThat(machine.attempt()).as("routine").isEqualTo(1);
      assertThat(machine.state()).isEqualTo(LinkState.LIVE);
    }
    for (int i = 2; i < 5; i++) {
      ends(CloseReason.Kind.BROKEN);
      assertThat(machine.attempt()).as("trouble").isEqualTo(i);
    }
    assertThat(told.lost).as("each time what was seen may have a gap").hasSize(8);
  }
}

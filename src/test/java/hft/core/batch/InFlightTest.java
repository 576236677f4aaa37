package hft.core.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.batch.InFlight.Kind;
import hft.core.order.ClientOrderId;
import hft.core.pace.Deadlines;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final List<ClientOrderId> IDS = List.of(new ClientOrderId(1, 1));

  private final InFlight inFlight = new InFlight(2, 1);

  @Test
  void an_answered_action_is_given_back_once_with_what_it_carried() {
    long id = inFlight.open(Kind.PLACE, IDS, 100, 200);
    assertThat(inFlight.count(Kind.PLACE)).isEqualTo(1);
    InFlight.Entry entry = requireNonNull(inFlight.close(id));
    assertThat(entry).isEqualTo(new InFlight.Entry(id, Kind.PLACE, IDS, 100, 200));
    assertThat(entry.elapsedNanos(150)).isEqualTo(50);
    assertThat(inFlight.close(id)).isNull();
    assertThat(inFlight.count(Kind.PLACE)).isZero();
    assertThat(inFlight.expire(1_000)).isNull();
  }

  @Test
  void each_kind_has_room_of_its_own() {
    inFlight.open(Kind.PLACE, IDS, 1, 2);
    inFlight.open(Kind.PLACE, IDS, 1, 2);
    assertThat(inFlight.hasRoom(Kind.PLACE)).isFalse();
    assertThat(inFlight.hasRoom(Kind.CANCEL)).isTrue();
    inFlight.open(Kind.CANCEL, IDS, 1, 2);
    assertThat(inFlight.hasRoom(Kind.CANCEL)).isFalse();
    for (int i = 0; i < InFlight.MAX_CANCEL_ALLS; i++) {
      assertThat(inFlight.hasRoom(Kind.CANCEL_ALL)).isTrue();
      inFlight.open(Kind.CANCEL_ALL, List.of(), 1, 2);
    }
    assertThat(inFlight.hasRoom(Kind.CANCEL_ALL)).isFalse();
    assertThatThrownBy(() -> inFlight.open(Kind.PLACE, IDS, 1, 2))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void expired_actions_come_out_by_deadline_and_make_room() {
    long slow = inFlight.open(Kind.PLACE, IDS, 1, 300);
    long fast = inFlight.open(Kind.CANCEL, IDS, 2, 200);
    assertThat(inFlight.nextDeadlineNanos()).isEqualTo(200);
    assertThat(inFlight.expire(199)).isNull();
    assertThat(inFlight.expire(300)).extracting(InFlight.Entry::actionId).isEqualTo(fast);
    assertThat(inFlight.expire(300)).extracting(InFlight.Entry::actionId).isEqualTo(slow);
    assertThat(inFlight.expire(300)).isNull();
    assertThat(inFlight.nextDeadlineNanos()).isEqualTo(Deadlines.NEVER);
    assertThat(inFlight.hasRoom(Kind.CANCEL)).isTrue();
    assertThat(inFlight.close(slow)).isNull(); // the late answer finds nothing
  }
}

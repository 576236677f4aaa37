package hft.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClientOrderIdsTest {
  @Test
  void two_runs_never_share_an_id_and_one_run_repeats() {
    var first = new ClientOrderIds(7, 0);
    var second = new ClientOrderIds(8, 0);
    ClientOrderId id = first.next();
    assertThat(id).isEqualTo(new ClientOrderId(7, 1)).isEqualTo(new ClientOrderIds(7, 0).next());
    assertThat(first.next()).isEqualTo(new ClientOrderId(7, 2));
    assertThat(first.isOurs(id)).isTrue();
    assertThat(second.isOurs(id)).isFalse();
    assertThat(ClientOrderId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void a_run_without_identity_is_refused() {
    assertThatThrownBy(() -> new ClientOrderIds(0, 0)).hasMessageContaining("run identity");
  }

  @Test
  void two_lanes_of_a_run_never_share_an_id() {
    var first = new ClientOrderIds(7, 0);
    var second = new ClientOrderIds(7, 0xFFFF);
    assertThat(second.next()).isEqualTo(new ClientOrderId(7, 0xFFFF_0000_0000_0001L));
    assertThat(first.next()).isEqualTo(new ClientOrderId(7, 1));
    assertThat(first.isOurs(second.next())).isTrue();
    assertThatThrownBy(() -> new ClientOrderIds(7, 65_536)).hasMessageContaining("0..65535");
  }
}

package hft.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClientOrderIdsTest {
  @Test
  void two_runs_never_share_an_id_and_one_run_repeats() {
    var first = new ClientOrderIds(7);
    var second = new ClientOrderIds(8);
    ClientOrderId id = first.next();
    assertThat(id).isEqualTo(new ClientOrderId(7, 1)).isEqualTo(new ClientOrderIds(7).next());
    assertThat(first.next()).isEqualTo(new ClientOrderId(7, 2));
    assertThat(first.isOurs(id)).isTrue();
    assertThat(second.isOurs(id)).isFalse();
    assertThat(ClientOrderId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void a_run_without_identity_is_refused() {
    assertThatThrownBy(() -> new ClientOrderIds(0)).hasMessageContaining("run identity");
  }
}

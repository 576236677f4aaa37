package hft.wire.action;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
  @Property(tries = 1_000, seed = "21")
  void it_says_what_the_core_says(@ForAll long value) {
    assertThat(scaled(value)).isEqualTo(Fixed8.format(value));
    assertThat(whole(value)).isEqualTo(Long.toString(value));
    assertThat(scaled(value % 1_000)).isEqualTo(Fixed8.format(value % 1_000));
  }

  @Test
  void the_ends_of_the_range_have_a_text() {
    for (long value : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Fixed8.ONE, 10, -10}) {
      assertThat(scaled(value)).isEqualTo(Fixed8.format(value));
      assertThat(whole(value)).isEqualTo(Long.toString(value));
    }
  }

  private static String scaled(long value) {
    byte[] out = new byte[DecimalText.LONGEST];
    return new String(out, 0, DecimalText.scaled(value, out, 0), StandardCharsets.US_ASCII);
  }

  private static String whole(long value) {
    byte[] out = new byte[DecimalText.LONGEST];
    return new String(out, 0, DecimalText.whole(value, out, 0), StandardCharsets.US_ASCII);
  }
}

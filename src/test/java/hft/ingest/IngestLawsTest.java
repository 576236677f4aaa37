package hft.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IngestLawsTest {
  @Property(tries = 300, seed = "20260105")
  void decimals_equal_big_decimals(
      @ForAll @LongRange(min = -92_000_000_000L, max = 92_000_000_000L) long unscaled,
      @ForAll @IntRange(min = 0, max = 8) int decimals) {
    BigDecimal number = BigDecimal.valueOf(unscaled, decimals);
    assertThat(Decimals.parse(number.toPlainString(), 8, "x"))
        .isEqualTo(number.movePointRight(8).longValueExact());
    assertThat(Decimals.parse(number.unscaledValue() + "e-" + decimals, 8, "x"))
        .isEqualTo(number.movePointRight(8).longValueExact());
  }

  @Example
  void what_is_no_decimal_is_refused() {
    for (String text :
        List.of("", "-", ".", "nan", "inf", "1e", "1e5x", "1..2", "0x1", " 1", "1e9999", "1e-9")) {
      assertThatThrownBy(() -> Decimals.parse(text, 8, "x"))
          .as(text)
          .isInstanceOf(RejectedRow.class);
    }
  }

  @Property(tries = 300, seed = "20260105")
  void applying_the_difference_gives_the_new_side(
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 20) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 20) Integer> after,
      @ForAll Side side) {
    TreeMap<Long, Long> old = side(side, before, 1);
    TreeMap<Long, Long> next = side(side, after, 2);
    long[] prices = new long[24];
    long[] sizes = new long[24];
    int count =
        BookDifference.of(
            side,
            keys(old),
            values(old),
            old.size(),
            keys(next),
            values(next),
            next.size(),
            prices,
            sizes);
    for (int i = 0; i < count; i++) {
      if (sizes[i] == 0) {
        assertThat(old.remove(prices[i])).isNotNull();
      } else {
        assertThat(old.put(prices[i], sizes[i])).isNotEqualTo((Long) sizes[i]);
      }
    }
    assertThat((Map<Long, Long>) old).isEqualTo(next);
  }

  private static TreeMap<Long, Long> side(Side side, List<Integer> prices, long salt) {
    TreeMap<Long, Long> levels =
        new TreeMap<>(
            side == Side.BID ? Comparator.<Long>reverseOrder() : Comparator.naturalOrder());
    prices.forEach(price -> levels.put((long) price, 1 + price * salt % 3));
    return levels;
  }

  private static long[] keys(TreeMap<Long, Long> levels) {
    return levels.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  private static long[] values(TreeMap<Long, Long> levels) {
    return levels.values().stream().mapToLong(Long::longValue).toArray();
  }

  @Property(tries = 200, seed = "20260105")
  void the_reorder_buffer_sorts_stably_what_is_late_by_less_than_its_window(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 9) Integer> lateness)
      throws IOException {
    List<Long> out = new ArrayList<>();
    ReorderBuffer buffer = new ReorderBuffer(10, frame -> out.add(key(frame)));
    List<Long> expected = new ArrayList<>();
    MarketFrame frame = new MarketFrame();
    for (int i = 0; i < lateness.size(); i++) {
      frame.venueNanos = 1_000 + i - lateness.get(i);
      frame.tradeId = i;
      expected.add(key(frame));
      assertThat(buffer.lateNanos(frame.venueNanos)).isLessThanOrEqualTo(0);
      buffer.add(frame);
    }
    buffer.flush();
    expected.sort(Comparator.naturalOrder());
    assertThat(out).isEqualTo(expected);
  }

  private static long key(MarketFrame frame) {
    return frame.venueNanos * 1_000 + frame.tradeId;
  }
}

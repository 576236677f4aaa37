package hft.backtest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of the interactive charts as JSON: times in seconds, null where there is nothing. */
final class ChartData {
  private static final int RATE_BARS = 60;

  private ChartData() {}

  static String json(RunCharts charts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("equity", equity(charts.equity().series()));
    data.put(
        "safety",
        charts.safetyEvents().stream().map(event -> seconds(event.nanos())).distinct().toList());
    List<Object> coins = new ArrayList<>();
    charts.coins().forEach(coin -> coins.add(coin(coin)));
    data.put("coins", coins);
    // A coin's name must not be able to end the script element.
    return SummaryJson.write(data, false).replace("<", "\\u003c");
  }

  private static Map<String, Object> equity(BucketTable series) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("t", times(series));
    data.put("equity", amounts(series.carriedForward(EquityTrack.EQUITY), false));
    data.put("drawdown", amounts(series.carriedForward(EquityTrack.DRAWDOWN), false));
    return data;
  }

  private static Map<String, Object> coin(CoinRecorder coin) {
    BucketTable series = coin.series();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("coin", coin.coin());
    data.put("decimals", coin.priceDecimals());
    data.put("t", times(series));
    data.put("mid", amounts(series.carriedForward(CoinRecorder.MID), true));
    data.put("bid", amounts(series.carriedForward(CoinRecorder.BID_QUOTE), true));
    data.put("ask", amounts(series.carriedForward(CoinRecorder.ASK_QUOTE), true));
    data.put("inventory", amounts(series.carriedForward(CoinRecorder.INVENTORY), false));
    data.put("inventoryLow", amounts(series.carriedForward(CoinRecorder.INVENTORY_LOW), false));
    data.put("inventoryHigh", amounts(series.carriedForward(CoinRecorder.INVENTORY_HIGH), false));
    data.put("fills", fills(coin.fillPoints()));
    data.put("rate", fillRate(series));
    return data;
  }

  private static Map<String, Object> fills(FillPoints points) {
    List<Object> times = new ArrayList<>();
    List<Object> prices = new ArrayList<>();
    List<Object> sides = new ArrayList<>();
    List<Object> makers = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      times.add(seconds(points.nanos(i)));
      prices.add(SummaryJson.amount(points.price(i)));
      sides.add(points.isBuy(i) ? 1 : -1);
      makers.add(points.isMaker(i) ? 1 : 0);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("t", times);
    data.put("price", prices);
    data.put("side", sides);
    data.put("maker", makers);
    data.put("seen", points.seen());
    return data;
  }

  /** Filled over ordered notional, percent, in at most sixty equal stretches. */
  private static Map<String, Object> fillRate(BucketTable series) {
    List<Object> times = new ArrayList<>();
    List<@Nullable Object> percents = new ArrayList<>();
    int step = Math.max(1, (series.size() + RATE_BARS - 1) / RATE_BARS);
    for (int from = 0; from < series.size(); from += step) {
      int to = Math.min(series.size(), from + step);
      long ordered = sum(series, CoinRecorder.ORDERED, from, to);
      long filled = sum(series, CoinRecorder.FILLED, from, to);
      times.add(seconds(series.endNanos(to - 1)));
      percents.add(ordered == 0 ? null : SummaryJson.number(100 * Ratios.of(filled, ordered)));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("t", times);
    data.put("percent", percents);
    return data;
  }

  private static long sum(BucketTable series, int column, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      long value = series.value(column, i);
      sum += value == BucketTable.ABSENT ? 0 : value;
    }
    return sum;
  }

  private static List<Object> times(BucketTable series) {
    List<Object> times = new ArrayList<>(series.size());
    for (int i = 0; i < series.size(); i++) {
      times.add(seconds(series.endNanos(i)));
    }
    return times;
  }

  private static List<@Nullable Object> amounts(long[] values, boolean zeroIsNothing) {
    List<@Nullable Object> amounts = new ArrayList<>(values.length);
    for (long value : values) {
      boolean nothing = value == BucketTable.ABSENT || (zeroIsNothing && value == 0);
      amounts.add(nothing ? null : SummaryJson.amount(value));
    }
    return amounts;
  }

  private static BigDecimal seconds(long nanos) {
    BigDecimal exact = BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.FLOOR);
    BigDecimal plain = exact.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}

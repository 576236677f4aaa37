package hft.synthetic;

import static hft.synthetic.Statistics.absolute;
import static hft.synthetic.Statistics.array;
import static hft.synthetic.Statistics.autocorrelation;
import static hft.synthetic.Statistics.correlation;
import static hft.synthetic.Statistics.deviation;
import static hft.synthetic.Statistics.kurtosis;
import static hft.synthetic.Statistics.quantile;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.data.FrameSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statistics by which a made market is compared with a captured one. Holds one coin's data. */
final class MarketFacts implements FrameSink {
  private record Touch(long millis, double bid, double bidSize, double ask, double askSize) {
    double mid() {
      return (bid + ask) / 2;
    }
  }

  private record Trade(long millis, double price, double size, int sign) {}

  private record Book(long millis, double mid, double imbalance, double[] bidSizes) {}

  private final String coin;
  private final double tick;
  private final List<Touch> touches = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<Book> books = new ArrayList<>();
  private final List<Double> bboDelays = new ArrayList<>();

  MarketFacts(String coin, double tick) {
    this.coin = coin;
    this.tick = tick;
  }

  @Override
  public void accept(MarketFrame frame, String of) {
    if (!of.equals(coin)) {
      return;
    }
    long millis = frame.venueNanos / 1_000_000;
    switch (frame.kind) {
      case BBO -> {
        bboDelays.add((frame.receiveNanos - frame.venueNanos) / 1e9);
        touches.add(
            new Touch(
                millis,
                number(frame.bidPrices[0]),
                number(frame.bidSizes[0]),
                number(frame.askPrices[0]),
                number(frame.askSizes[0])));
      }
      case TRADE ->
          trades.add(
              new Trade(
                  millis,
                  number(frame.tradePrice),
                  number(frame.tradeSize),
                  frame.aggressor == Side.BID ? 1 : -1));
      case SNAPSHOT -> books.add(book(frame, millis));
      case DELTA, CONTEXT, FUNDING, GAP -> {}
    }
  }

  private static Book book(MarketFrame frame, long millis) {
    double bids = 0;
    double asks = 0;
    double[] sizes = new double[frame.bidCount];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = number(frame.bidSizes[i]);
      bids += i < 5 ? sizes[i] : 0;
      asks += i < 5 ? number(frame.askSizes[i]) : 0;
    }
    double mid = number(frame.bidPrices[0]) / 2 + number(frame.askPrices[0]) / 2;
    return new Book(millis, mid, (bids - asks) / (bids + asks), sizes);
  }

  private static double number(long scaled) {
    return Fixed8.toDouble(scaled);
  }

  /** Name to value, in a fixed order. */
  Map<String, Double> all() {
    Map<String, Double> facts = new LinkedHashMap<>();
    double seconds = (touches.getLast().millis - touches.getFirst().millis) / 1e3;
    facts.put("bbo per s", touches.size() / seconds);
    facts.put("bbo interval p50 ms", quantile(intervals(), 0.5));
    facts.put("bbo interval p90 ms", quantile(intervals(), 0.9));
    facts.put("price changes per s", priceChanges() / seconds);
    facts.put("one-tick spread share", timeShare(1, 1));
    facts.put("spread above 4 ticks share", timeShare(5, 1_000_000));
    facts.put("touch size p10", quantile(touchSizes(), 0.1));
    facts.put("touch size p50", quantile(touchSizes(), 0.5));
    facts.put("touch size p90", quantile(touchSizes(), 0.9));
    facts.put("level 2 size p50", level(1));
    facts.put("level 10 size p50", level(9));
    facts.put("level 20 size p50", level(19));
    trades(facts, seconds);
    returns(facts);
    facts.put("imbalance sd", deviation(imbalances()));
    facts.put("imbalance acf 2.7 s", autocorrelation(imbalances(), 5));
    facts.put("imbalance vs 10 s return", predictive());
    depth(facts);
    facts.put("bbo delay min s", quantile(array(bboDelays), 0));
    facts.put("bbo delay p50 s", quantile(array(bboDelays), 0.5));
    facts.put("bbo delay p99 s", quantile(array(bboDelays), 0.99));
    return facts;
  }

  private double[] intervals() {
    double[] out = new double[touches.size() - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = touches.get(i + 1).millis - touches.get(i).millis;
    }
    return out;
  }

  private double priceChanges() {
    int changes = 0;
    for (int i = 1; i < touches.size(); i++) {
      Touch a = touches.get(i - 1);
      Touch b = touches.get(i);
      changes += a.bid != b.bid || a.ask != b.ask ? 1 : 0;
    }
    return changes;
  }

  private double timeShare(long from, long to) {
    double in = 0;
    double all = 0;
    for (int i = 1; i < touches.size(); i++) {
      Touch touch = touches.get(i - 1);
      double held = Math.min(5_000, touches.get(i).millis - touch.millis);
      long ticks = Math.round((touch.ask - touch.bid) / tick);
      in += ticks >= from && ticks <= to ? held : 0;
      all += held;
    }
    return in / all;
  }

  private double[] touchSizes() {
    double[] out = new double[2 * touches.size()];
    for (int i = 0; i < touches.size(); i++) {
      out[2 * i] = touches.get(i).bidSize;
      out[2 * i + 1] = touches.get(i).askSize;
    }
    return out;
  }

  private double level(int level) {
    return quantile(books.stream().mapToDouble(book -> book.bidSizes[level]).toArray(), 0.5);
  }

  private void trades(Map<String, Double> facts, double seconds) {
    List<Trade> sweeps = new ArrayList<>();
    int severalPrices = 0;
    boolean counted = false;
    double price = 0;
    for (Trade trade : trades) {
      Trade last = sweeps.isEmpty() ? null : sweeps.getLast();
      if (last != null && last.millis == trade.millis && last.sign == trade.sign) {
        sweeps.set(
            sweeps.size() - 1,
            new Trade(last.millis, last.price, last.size + trade.size, last.sign));
        if (!counted && trade.price != price) {
          severalPrices++;
          counted = true;
        }
      } else {
        sweeps.add(trade);
        price = trade.price;
        counted = false;
      }
    }
    double[] sizes = sweeps.stream().mapToDouble(Trade::size).toArray();
    facts.put("prints per s", trades.size() / seconds);
    facts.put("takers per s", sweeps.size() / seconds);
    facts.put("prints per taker", (double) trades.size() / sweeps.size());
    facts.put("several-price taker share", (double) severalPrices / sweeps.size());
    facts.put("taker size p50", quantile(sizes, 0.5));
    facts.put("taker size p90", quantile(sizes, 0.9));
    facts.put("taker size p99", quantile(sizes, 0.99));
    facts.put("print sign acf 1", autocorrelation(signs(trades), 1));
    facts.put("print sign acf 10", autocorrelation(signs(trades), 10));
    facts.put("taker sign acf 1", autocorrelation(signs(sweeps), 1));
    double[] counts = counts(sweeps);
    double mean = Arrays.stream(counts).average().orElse(0);
    facts.put("takers per 10 s, variance/mean", deviation(counts) * deviation(counts) / mean);
    facts.put("takers per 10 s, acf 1", autocorrelation(counts, 1));
  }

  private static double[] signs(List<Trade> of) {
    return of.stream().mapToDouble(Trade::sign).toArray();
  }

  private static double[] counts(List<Trade> sweeps) {
    long first = sweeps.getFirst().millis;
    double[] counts = new double[(int) ((sweeps.getLast().millis - first) / 10_000)];
    for (Trade sweep : sweeps) {
      int at = (int) ((sweep.millis - first) / 10_000);
      if (at < counts.length) {
        counts[at]++;
      }
    }
    return counts;
  }

  private void returns(Map<String, Double> facts) {
    double[] second = returnsBp(mids(1_000));
    double[] ten = returnsBp(mids(10_000));
    facts.put("1 s return sd bp", deviation(second));
    facts.put("10 s return sd bp", deviation(ten));
    facts.put("60 s return sd bp", deviation(returnsBp(mids(60_000))));
    facts.put("1 s return kurtosis", kurtosis(second));
    facts.put("1 s return acf 1", autocorrelation(second, 1));
    facts.put("1 s |return| acf 1", autocorrelation(absolute(second), 1));
    facts.put("1 s |return| acf 10", autocorrelation(absolute(second), 10));
    facts.put("10 s |return| acf 1", autocorrelation(absolute(ten), 1));
  }

  private double[] mids(long stepMillis) {
    long from = touches.getFirst().millis;
    double[] out = new double[(int) ((touches.getLast().millis - from) / stepMillis) + 1];
    int at = 0;
    for (int i = 0; i < out.length; i++) {
      while (at + 1 < touches.size() && touches.get(at + 1).millis <= from + i * stepMillis) {
        at++;
      }
      out[i] = touches.get(at).mid();
    }
    return out;
  }

  private double[] imbalances() {
    return books.stream().mapToDouble(Book::imbalance).toArray();
  }

  private double predictive() {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int later = 0;
    for (Book book : books) {
      while (later < books.size() && books.get(later).millis < book.millis + 10_000) {
        later++;
      }
      if (later < books.size() && books.get(later).millis <= book.millis + 11_000) {
        x.add(book.imbalance);
        y.add(books.get(later).mid / book.mid - 1);
      }
    }
    return correlation(array(x), array(y));
  }

  /** λ(δ) of taker reach per 100 ms interval, fitted as A·exp(-kδ), δ in basis points. */
  private void depth(Map<String, Double> facts) {
    double[] mids = mids(100);
    double[] reach = new double[mids.length];
    long from = touches.getFirst().millis;
    for (Trade trade : trades) {
      long at = Math.floorDiv(trade.millis - from, 100L);
      if (at >= 0 && at < mids.length) {
        double mid = mids[(int) at];
        double bp = trade.sign * (trade.price - mid) / mid * 1e4;
        reach[(int) at] = Math.max(reach[(int) at], bp);
      }
    }
    double near = 0.51 * tick / mids[0] * 1e4;
    double far = near + 1;
    double atNear = intensity(reach, near);
    double atFar = intensity(reach, far);
    facts.put("taker reach A per s", atNear);
    facts.put("taker reach 1/k bp", 1 / Math.log(atNear / atFar));
  }

  private static double intensity(double[] reach, double depth) {
    double share = Arrays.stream(reach).filter(x -> x > depth).count() / (double) reach.length;
    return -Math.log1p(-share) / 0.1;
  }

  private static double[] returnsBp(double[] mids) {
    double[] out = new double[mids.length - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.log(mids[i + 1] / mids[i]) * 1e4;
    }
    return out;
  }
}

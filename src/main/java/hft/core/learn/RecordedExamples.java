package hft.core.learn;

import hft.core.signal.Feature;
import hft.core.signal.MicroPrice;
import java.util.Arrays;
import java.util.List;

/** Examples of a recording: one compact copy of the books, windows made when asked for. */
public final class RecordedExamples implements Examples {
  private final ExampleSettings settings;
  private final BarrierSettings barriers;
  private final MicroPrice microPrice;
  private final List<Labelled> coins;

  /** By decision time, then instrument: which instrument's, and which of its own. */
  private final byte[] coin;

  private final int[] place;
  private final int[] session;
  private final double meanWeight;

  RecordedExamples(
      ExampleSettings settings,
      BarrierSettings barriers,
      MicroPrice microPrice,
      List<Labelled> coins) {
    if (coins.size() > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("127 instruments at most, were " + coins.size());
    }
    this.settings = settings;
    this.barriers = barriers;
    this.microPrice = microPrice;
    this.coins = List.copyOf(coins);
    int size = coins.stream().mapToInt(Labelled::size).sum();
    coin = new byte[size];
    place = new int[size];
    session = new int[size];
    meanWeight = merge();
  }

  /** Fills the index; gives the mean weight. */
  private double merge() {
    int[] next = new int[coins.size()];
    int[][] sessions = new int[coins.size()][];
    for (int i = 0; i < sessions.length; i++) {
      sessions[i] = new int[] {-1, -1}; // the stretch it is in, and that one's session
    }
    int begun = 0;
    double weights = 0;
    for (int i = 0; i < coin.length; i++) {
      int first = -1;
      for (int c = 0; c < next.length; c++) {
        if (next[c] < coins.get(c).size()
            && (first < 0 || at(c, next[c]) < at(first, next[first]))) {
          first = c;
        }
      }
      Labelled from = coins.get(first);
      coin[i] = (byte) first;
      place[i] = next[first]++;
      if (sessions[first][0] != from.stretch(place[i])) {
        sessions[first][0] = from.stretch(place[i]);
        sessions[first][1] = begun++;
      }
      session[i] = sessions[first][1];
      weights += from.weight()[place[i]];
    }
    return coin.length == 0 || weights == 0 ? 1 : weights / coin.length;
  }

  private long at(int ofCoin, int index) {
    return coins.get(ofCoin).decisionNanos(index);
  }

  private Labelled of(int index) {
    return coins.get(coin[index]);
  }

  @Override
  public int size() {
    return coin.length;
  }

  @Override
  public int length() {
    return settings.situation().length();
  }

  @Override
  public int levels() {
    return settings.situation().levels();
  }

  @Override
  public void window(int index, float[] into, int offset) {
    Labelled from = of(index);
    from.tape().window(from.snapshot(place[index]), length(), into, offset);
  }

  @Override
  public int features() {
    return Feature.COUNT;
  }

  @Override
  public void features(int index, float[] into, int offset) {
    Labelled from = of(index);
    from.features(place[index], into, offset);
    int row = from.row()[place[index]];
    Candidates all = from.candidates();
    double ticks = microPrice.offsetTicks(all.bidShare[row], all.spreadTicks[row]);
    into[offset + Feature.MICRO_PRICE_BPS.ordinal()] = (float) (ticks * all.tickBps[row]);
  }

  @Override
  public int label(int index) {
    return of(index).label()[place[index]];
  }

  @Override
  public float weight(int index) {
    return (float) (of(index).weight()[place[index]] / meanWeight);
  }

  @Override
  public float realised(int index) {
    return of(index).realised()[place[index]];
  }

  @Override
  public long startNanos(int index) {
    Labelled from = of(index);
    return from.tape().nanos(from.snapshot(place[index]) - length() + 1L);
  }

  @Override
  public long decisionNanos(int index) {
    return of(index).decisionNanos(place[index]);
  }

  @Override
  public long endNanos(int index) {
    return of(index).endNanos()[place[index]];
  }

  @Override
  public int session(int index) {
    return session[index];
  }

  /** Of which of the builder's instruments. */
  public int instrumentId(int index) {
    return coin[index];
  }

  /** The barriers as they were tuned. */
  public BarrierSettings barriers() {
    return barriers;
  }

  /** The table with which the features were made, of the training part. */
  public MicroPrice microPrice() {
    return microPrice;
  }

  public ExampleSettings settings() {
    return settings;
  }

  /** What came out, for people. */
  public ExampleReport report() {
    long[] labels = new long[Direction.COUNT];
    for (int i = 0; i < size(); i++) {
      labels[label(i)]++;
    }
    return new ExampleReport(
        coins.stream().mapToLong(coin -> coin.tape().size()).sum(),
        size(),
        labels[0],
        labels[1],
        labels[2],
        barriers.kappaSigma(),
        share(coins.stream().mapToLong(Labelled::floored).sum()),
        share(coins.stream().mapToDouble(Labelled::uniqueness).sum()),
        coins.stream().mapToLong(Labelled::dropped).sum(),
        size() == 0 ? 0 : Arrays.stream(session).max().orElse(-1) + 1L);
  }

  private double share(double part) {
    return size() == 0 ? 0 : part / size();
  }
}

package hft.core.learn;

import hft.core.signal.Feature;
import hft.core.signal.Situation;
import java.util.Arrays;

/** The sampled situations of one instrument, before and after they have labels: columns. */
final class Candidates {
  int size;
  int[] snapshot = new int[1 << 10];
  int[] stretch = new int[1 << 10];

  /** σ·√horizon and the least distance, as fractions of the price. */
  float[] noise = new float[1 << 10];

  float[] floor = new float[1 << 10];
  double[] bidShare = new double[1 << 10];
  long[] spreadTicks = new long[1 << 10];
  double[] tickBps = new double[1 << 10];
  float[] features = new float[(1 << 10) * Feature.COUNT];

  byte[] label = {};
  float[] weight = {};
  float[] realised = {};
  long[] startNanos = {};
  long[] endNanos = {};

  void add(Situation situation, int inStretch, double sigma, BarrierSettings barriers) {
    if (size == snapshot.length) {
      grow(size + (size >> 1));
    }
    var state = situation.features();
    snapshot[size] = Math.toIntExact(situation.tape().size() - 1);
    stretch[size] = inStretch;
    noise[size] = (float) (sigma * barriers.rootSeconds() / state.mid());
    floor[size] = (float) (barriers.floor(state.mid(), state.spread(), state.tick()) / state.mid());
    bidShare[size] = state.bidShare();
    tickBps[size] = state.tickBps();
    spreadTicks[size] = state.spreadTicks();
    state.write(features, size * Feature.COUNT, situation.bookNanos());
    size++;
  }

  private void grow(int capacity) {
    snapshot = Arrays.copyOf(snapshot, capacity);
    stretch = Arrays.copyOf(stretch, capacity);
    noise = Arrays.copyOf(noise, capacity);
    floor = Arrays.copyOf(floor, capacity);
    bidShare = Arrays.copyOf(bidShare, capacity);
    spreadTicks = Arrays.copyOf(spreadTicks, capacity);
    tickBps = Arrays.copyOf(tickBps, capacity);
    features = Arrays.copyOf(features, Math.multiplyExact(capacity, Feature.COUNT));
  }

  double distance(int row, double kappaSigma) {
    return Math.max(kappaSigma * noise[row], floor[row]);
  }
}

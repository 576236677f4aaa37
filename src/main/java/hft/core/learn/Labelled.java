package hft.core.learn;

import hft.core.signal.BookTape;
import hft.core.signal.Feature;
import java.util.Arrays;

/**
 * The examples of one instrument, in order: columns.
 *
 * @param dropped candidates whose horizon was not seen to its end
 * @param floored labels whose barriers were at their least distance
 * @param uniqueness sum over the labels
 */
record Labelled(
    BookTape tape,
    Candidates candidates,
    int[] row,
    byte[] label,
    float[] weight,
    float[] realised,
    long[] endNanos,
    int dropped,
    int floored,
    double uniqueness) {

  static Labelled of(CoinRecording coin, BarrierSettings barriers, double returnPower) {
    Candidates rows = coin.candidates;
    int[] row = new int[rows.size];
    byte[] label = new byte[rows.size];
    float[] realised = new float[rows.size];
    long[] start = new long[rows.size];
    long[] end = new long[rows.size];
    var decider = new BarrierLabels(coin.path, barriers);
    int count = 0;
    int floored = 0;
    for (int i = 0; i < rows.size; i++) {
      double distance = rows.distance(i, barriers.kappaSigma());
      if (decider.decide(rows.stretch[i], coin.decisionNanos(i), distance)) {
        row[count] = i;
        label[count] = (byte) decider.label().ordinal();
        realised[count] = (float) (decider.realised() * 1e4);
        start[count] = decider.startNanos();
        end[count] = decider.endNanos();
        floored += distance == rows.floor[i] ? 1 : 0;
        count++;
      }
    }
    BookTape tape = coin.situation.tape();
    float[] weight = new float[count];
    double uniqueness =
        weigh(new Uniqueness(tape, count, start, end), realised, returnPower, weight);
    return new Labelled(
        tape,
        rows,
        Arrays.copyOf(row, count),
        Arrays.copyOf(label, count),
        weight,
        Arrays.copyOf(realised, count),
        Arrays.copyOf(end, count),
        rows.size - count,
        floored,
        uniqueness);
  }

  private static double weigh(Uniqueness of, float[] realised, double power, float[] weight) {
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      double unique = of.of(i);
      sum += unique;
      weight[i] = (float) (unique * (power == 0 ? 1 : Math.pow(Math.abs(realised[i]), power)));
    }
    return sum;
  }

  int size() {
    return row.length;
  }

  int snapshot(int index) {
    return candidates.snapshot[row[index]];
  }

  int stretch(int index) {
    return candidates.stretch[row[index]];
  }

  long decisionNanos(int index) {
    return tape.nanos(snapshot(index));
  }

  void features(int index, float[] into, int offset) {
    System.arraycopy(candidates.features, row[index] * Feature.COUNT, into, offset, Feature.COUNT);
  }
}

package hft.core.match.truth;

import hft.core.match.truth.QueueTruthReport.HorizonReport;
import hft.core.match.truth.QueueTruthReport.ModelReport;
import java.util.ArrayList;
import java.util.List;

/** Adds up hits, misses and time errors. */
final class Score {
  private static final double SECOND = 1e9;

  private final QueueTruthSettings settings;
  private final int[] real;
  private final int[][] predicted;
  private final int[][] wrong;
  private final int[] compared;
  private final double[] timeError;
  private final double[] absoluteTimeError;
  private int orders;

  Score(QueueTruthSettings settings) {
    this.settings = settings;
    int models = settings.models().size();
    int horizons = settings.horizonNanos().size();
    this.real = new int[horizons];
    this.predicted = new int[models][horizons];
    this.wrong = new int[models][horizons];
    this.compared = new int[models];
    this.timeError = new double[models];
    this.absoluteTimeError = new double[models];
  }

  void add(Probe probe) {
    orders++;
    for (int h = 0; h < real.length; h++) {
      boolean happened = probe.realDelay() <= settings.horizonNanos().get(h);
      real[h] += happened ? 1 : 0;
      for (int m = 0; m < compared.length; m++) {
        boolean said = probe.predictedDelay(m) <= settings.horizonNanos().get(h);
        predicted[m][h] += said ? 1 : 0;
        wrong[m][h] += said == happened ? 0 : 1;
      }
    }
    for (int m = 0; m < compared.length; m++) {
      if (probe.realDelay() <= settings.followNanos()
          && probe.predictedDelay(m) <= settings.followNanos()) {
        double seconds = (probe.predictedDelay(m) - probe.realDelay()) / SECOND;
        compared[m]++;
        timeError[m] += seconds;
        absoluteTimeError[m] += Math.abs(seconds);
      }
    }
  }

  QueueTruthReport report(long events) {
    List<ModelReport> models = new ArrayList<>();
    for (int m = 0; m < compared.length; m++) {
      List<HorizonReport> horizons = new ArrayList<>();
      for (int h = 0; h < real.length; h++) {
        horizons.add(
            new HorizonReport(
                settings.horizonNanos().get(h) / SECOND,
                share(real[h], orders),
                share(predicted[m][h], orders),
                share(wrong[m][h], orders)));
      }
      models.add(
          new ModelReport(
              settings.models().get(m).name(),
              horizons,
              compared[m],
              compared[m] == 0 ? 0 : timeError[m] / compared[m],
              compared[m] == 0 ? 0 : absoluteTimeError[m] / compared[m]));
    }
    return new QueueTruthReport(events, orders, List.copyOf(models));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}

package hft.app.bench;

import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.UserMistake;
import hft.app.config.RunSettings;
import hft.core.book.OrderEvent;
import hft.core.match.truth.QueueTruth;
import hft.core.match.truth.QueueTruthReport;
import hft.core.match.truth.QueueTruthReport.HorizonReport;
import hft.core.match.truth.QueueTruthReport.ModelReport;
import hft.core.match.truth.QueueTruthSettings;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The queue models where the answer is known: predicted against real time to the first fill and
 * chance of one, on an order-level recording. Once with the models seeing every change of the book,
 * once as on a feed that shows it twice a second.
 */
public final class QueueBench implements Job<BenchRequest> {
  private static final long CONFLATED_NANOS = 500_000_000L;

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws IOException {
    Path data =
        request
            .data()
            .orElseThrow(
                () -> new UserMistake("bench queue needs --data PATH: " + OrderEvents.EXPECTED));
    long seed = request.settings().get(RunSettings.class).seed();
    List<String> lines = new ArrayList<>();
    List<SequencedMap<String, Object>> coins = new ArrayList<>();
    for (Map.Entry<String, List<OrderEvent>> coin : OrderEvents.of(data, progress).entrySet()) {
      QueueTruthSettings standard = QueueTruthSettings.standard();
      QueueTruthReport whole = QueueTruth.run(coin.getValue().iterator(), standard, seed);
      QueueTruthReport conflated =
          QueueTruth.run(
              coin.getValue().iterator(), standard.seeingBookEvery(CONFLATED_NANOS), seed);
      lines.add(coin.getKey() + ", the models see every change of the book");
      lines.add(text(whole));
      lines.add(coin.getKey() + ", the models see the book twice a second and every trade");
      lines.add(text(conflated));
      SequencedMap<String, Object> figures = new LinkedHashMap<>();
      figures.put("coin", coin.getKey());
      figures.put("events", whole.events());
      figures.put("orders", whole.orders());
      figures.put("everyChange", figures(whole));
      figures.put("twiceASecond", figures(conflated));
      coins.add(figures);
    }
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("data", data.toString());
    figures.put("seed", seed);
    figures.put("coins", coins);
    return JobReport.of(lines, figures);
  }

  private static String text(QueueTruthReport report) {
    String bests =
        String.join(
            "",
            report.horizonSeconds().stream()
                .map(
                    seconds ->
                        String.format(
                            Locale.ROOT,
                            "fewest fates called wrongly within %.0f s: %s%n",
                            seconds,
                            report.best(seconds).model()))
                .toList());
    return report.toText() + bests;
  }

  private static SequencedMap<String, Object> figures(QueueTruthReport report) {
    SequencedMap<String, Object> models = new LinkedHashMap<>();
    for (ModelReport model : report.models()) {
      SequencedMap<String, Object> figures = new LinkedHashMap<>();
      figures.put("timeBiasSeconds", model.timeBiasSeconds());
      figures.put("timeErrorSeconds", model.timeErrorSeconds());
      figures.put("bothFilled", model.compared());
      List<SequencedMap<String, Object>> horizons = new ArrayList<>();
      for (HorizonReport it : model.horizons()) {
        SequencedMap<String, Object> horizon = new LinkedHashMap<>();
        horizon.put("seconds", it.horizonSeconds());
        horizon.put("realFillShare", it.realRate());
        horizon.put("predictedFillShare", it.predictedRate());
        horizon.put("bias", it.bias());
        horizon.put("brier", it.brier());
        horizons.add(horizon);
      }
      figures.put("horizons", horizons);
      models.put(model.model(), figures);
    }
    return models;
  }
}

package hft.core.match.truth;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.OrderEvent;
import hft.core.match.truth.QueueTruthReport.HorizonReport;
import hft.core.match.truth.QueueTruthReport.ModelReport;
import hft.ingest.ImportFormat;
import hft.ingest.ImportOptions;
import hft.ingest.ImportRun;
import hft.ingest.SharedData;
import hft.port.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The ladder on a crypto market: Bitstamp's order feed of BTCUSD, five hours of 2015-05-01. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BitstampTruthTest {
  @Test
  void on_bitstamp_the_truth_lies_inside_the_ladder_and_touch_is_far_out() throws Exception {
    List<OrderEvent> events = new ArrayList<>();
    ImportRun.run(
        ImportFormat.BITSTAMP,
        List.of(SharedData.require("bitstamp_l3")),
        (_, _) -> {},
        (event, _) -> events.add(event),
        ImportOptions.DEFAULT,
        Progress.SILENT);
    QueueTruthReport report = QueueTruth.run(events.iterator(), QueueTruthSettings.standard(), 1);
    assertThat(report.orders()).isGreaterThan(10_000);
    for (int h = 0; h < 2; h++) {
      HorizonReport through = model(report, "through-only").horizons().get(h);
      HorizonReport averse = model(report, "risk-averse").horizons().get(h);
      HorizonReport touch = model(report, "touch").horizons().get(h);
      assertThat(touch.realRate()).isPositive();
      assertThat(touch.realRate()).isBetween(through.predictedRate(), touch.predictedRate());
      assertThat(averse.bias()).as("risk-averse errs against us").isNotPositive();
      assertThat(averse.brier()).isLessThan(touch.brier() / 10);
    }
    assertThat(report.best(60).model()).isEqualTo("risk-averse");
  }

  private static ModelReport model(QueueTruthReport report, String name) {
    return report.models().stream().filter(it -> it.model().equals(name)).findFirst().orElseThrow();
  }
}

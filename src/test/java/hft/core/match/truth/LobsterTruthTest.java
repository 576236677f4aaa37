package hft.core.match.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hft.core.book.OrderEvent;
import hft.core.book.OrderEvent.Kind;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The ladder on a real day: LOBSTER's free sample of GOOG, 2012-06-21. */
class LobsterTruthTest {
  private static final Path SAMPLE =
      Path.of("../shared/data/lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip");

  @Test
  void on_goog_the_truth_lies_inside_the_ladder() throws Exception {
    if (System.getenv("CI") == null) {
      assumeTrue(Files.exists(SAMPLE), "no LOBSTER sample at " + SAMPLE);
    }
    List<OrderEvent> events = read();
    assertThat(events).hasSize(147_916);
    QueueTruthReport report = QueueTruth.run(events.iterator(), QueueTruthSettings.standard(), 1);
    assertThat(report.orders()).isGreaterThan(10_000);
    for (int h = 0; h < 2; h++) {
      double real = report.models().getFirst().horizons().get(h).realRate();
      double through = report.models().getFirst().horizons().get(h).predictedRate();
      double touch = report.models().getLast().horizons().get(h).predictedRate();
      assertThat(real).isBetween(through, touch);
    }
  }

  private static List<OrderEvent> read() throws IOException {
    List<OrderEvent> events = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(SAMPLE))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().contains("message")) {
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(zip, StandardCharsets.US_ASCII));
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            events.add(parse(line.split(",", -1)));
          }
        }
      }
    }
    return events;
  }

  /** Time, type, order id, shares, price in 1/10000 USD, direction of the resting order. */
  private static OrderEvent parse(String[] fields) {
    Kind kind =
        switch (fields[1]) {
          case "1" -> Kind.ADD;
          case "2" -> Kind.REDUCE;
          case "3" -> Kind.DELETE;
          case "4" -> Kind.EXECUTE;
          case "5" -> Kind.HIDDEN_EXECUTE;
          default -> throw new IllegalArgumentException("type " + fields[1]);
        };
    return new OrderEvent(
        kind,
        Long.parseLong(fields[2]),
        fields[5].equals("1") ? Side.BID : Side.ASK,
        Long.parseLong(fields[4]) * Fixed8.unit(4),
        Long.parseLong(fields[3]) * Fixed8.ONE,
        new BigDecimal(fields[0]).movePointRight(9).longValueExact());
  }
}

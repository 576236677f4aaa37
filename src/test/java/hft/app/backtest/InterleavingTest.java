package hft.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.report.FeeScenario;
import hft.core.match.VenueSnapshot;
import hft.journal.JournalDigest;
import hft.port.ActorDecorator;
import hft.port.JournalSink;
import hft.port.Progress;
import hft.synthetic.SynthesisSettings;
import hft.synthetic.Synthesizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order in which actors take turns may be any that threads could produce. {@code
 * -Dinterleavings=100} tries more of them.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterleavingTest {
  private static final int SEEDS = Integer.getInteger("interleavings", 6);

  @TempDir static Path market;

  private record Played(String digest, OwnOrders orders, VenueSnapshot venue) {}

  @BeforeAll
  static void aShortMarket() throws Exception {
    Synthesizer.write(
        new SynthesisSettings(
            SynthesisSettings.DEFAULT_COINS,
            SynthesisSettings.DEFAULT_FROM,
            Duration.ofMinutes(8),
            5),
        market,
        Progress.SILENT);
  }

  /** The venue itself checks quantity, cash and fees at the end of every run. */
  private static Played play(String... assignments) {
    List<String> all = new ArrayList<>(List.of(assignments));
    all.add("hft.backtest.path=\"" + market + "\"");
    all.add("hft.backtest.latency.scale=0.2"); // answers and market changes meet more often
    Settings settings =
        Schema.base()
            .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), all, Map.of()));
    JournalDigest digest = new JournalDigest();
    OwnOrders orders = new OwnOrders();
    var run =
        new BacktestRun(
            settings,
            BacktestJob.instruments(settings).list(),
            FeeScenario.BASE,
            List.of(digest, JournalSink.of(orders)),
            ActorDecorator.NONE);
    try (ReplayFeed feed = ReplayFeed.open(BacktestJob.replay(settings))) {
      run.run(feed, feed.firstNanos(), (at, events) -> {});
    }
    return new Played(digest.hex(), orders, run.venueAtEnd());
  }

  private static Played shuffled(long seed) {
    return play("hft.backtest.interleaving-seed=" + seed);
  }

  @Test
  void any_order_of_turns_keeps_the_laws_and_seeds_find_different_ones() {
    Set<String> digests = new HashSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played played = shuffled(seed);
      digests.add(played.digest());
      assertThat(played.orders().broken()).as("seed %d", seed).isEmpty();
      assertThat(played.orders().fills()).as("seed %d: fills", seed).isPositive();
      assertThat(played.orders().facing()).as("seed %d: bids beside asks", seed).isPositive();
      Map<Integer, Long> venues = new TreeMap<>();
      played.venue().positions().forEach(it -> venues.put(it.instrumentId(), it.size()));
      assertThat(played.orders().guardians())
          .as("seed %d: the guardian's positions", seed)
          .isEqualTo(venues);
      assertThat(played.orders().filled()).as("seed %d: fills told", seed).isEqualTo(venues);
      assertThat(played.venue().openOrders()).as("seed %d: left behind", seed).isEmpty();
    }
    assertThat(digests).as("journals of %d seeds", SEEDS).hasSizeGreaterThan(1);
  }

  @Test
  void the_same_seed_is_the_same_journal() {
    assertThat(shuffled(3).digest()).isEqualTo(shuffled(3).digest());
  }

  @Test
  void without_a_seed_what_was_sent_first_is_handled_first() {
    String plain = play().digest();
    assertThat(play("hft.backtest.interleaving-seed=null").digest()).isEqualTo(plain);
    assertThat(shuffled(1).digest()).isNotEqualTo(plain);
  }
}

package hft.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.data.FrameSink;
import hft.data.Instruments;
import hft.port.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SynthesizerTest {
  private static SynthesisSettings minutes(int minutes, long seed, String... coins) {
    return new SynthesisSettings(
        List.of(coins), SynthesisSettings.DEFAULT_FROM, Duration.ofMinutes(minutes), seed);
  }

  private static List<MarketFrame> frames(SynthesisSettings settings) throws IOException {
    List<MarketFrame> frames = new ArrayList<>();
    Synthesizer.run(
        settings,
        (frame, coin) -> {
          MarketFrame copy = new MarketFrame();
          copy.copyFrom(frame);
          frames.add(copy);
        },
        Progress.SILENT);
    return frames;
  }

  private static long hash(SynthesisSettings settings) throws IOException {
    CRC32 crc = new CRC32();
    Synthesizer.run(settings, (frame, coin) -> add(crc, frame), Progress.SILENT);
    return crc.getValue();
  }

  static void add(CRC32 crc, MarketFrame frame) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * (10 + 4 * 20));
    bytes.putLong(frame.kind.ordinal()).putLong(frame.venueNanos).putLong(frame.receiveNanos);
    switch (frame.kind) {
      case SNAPSHOT, BBO, DELTA -> {
        for (int i = 0; i < frame.bidCount; i++) {
          bytes.putLong(frame.bidPrices[i]).putLong(frame.bidSizes[i]);
        }
        for (int i = 0; i < frame.askCount; i++) {
          bytes.putLong(frame.askPrices[i]).putLong(frame.askSizes[i]);
        }
      }
      case TRADE ->
          bytes
              .putLong(frame.aggressor.sign())
              .putLong(frame.tradePrice)
              .putLong(frame.tradeSize)
              .putLong(frame.tradeId);
      case CONTEXT, FUNDING ->
          bytes.putLong(frame.oraclePrice).putLong(frame.markPrice).putLong(frame.fundingRateE12);
      case GAP -> {}
    }
    crc.update(bytes.flip());
  }

  @Test
  void a_seed_gives_the_same_market_everywhere() throws Exception {
    // Changes only when the model does; then so does backtest-data.
    assertThat(hash(minutes(2, 1, "BTC", "ETH"))).isEqualTo(GOLDEN);
    assertThat(hash(minutes(2, 2, "BTC", "ETH"))).isNotEqualTo(GOLDEN);
  }

  private static final long GOLDEN = 3_913_958_744L;

  @Test
  void a_coins_prices_do_not_depend_on_which_others_are_made() throws Exception {
    List<Long> alone = trades(minutes(2, 1, "ETH"), 0);
    List<Long> together = trades(minutes(2, 1, "BTC", "ETH"), 1);
    assertThat(alone).isNotEmpty().isEqualTo(together);
  }

  private static List<Long> trades(SynthesisSettings settings, int instrumentId)
      throws IOException {
    return frames(settings).stream()
        .filter(f -> f.kind == MarketFrame.Kind.TRADE && f.instrumentId == instrumentId)
        .map(f -> f.tradePrice)
        .toList();
  }

  @Test
  void every_event_obeys_the_venues_rules() throws Exception {
    Instrument[] instruments = {Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4)};
    long[] last = new long[2];
    long lastReceive = 0;
    for (MarketFrame frame : frames(minutes(20, 3, "BTC", "ETH"))) {
      Instrument instrument = instruments[frame.instrumentId];
      assertThat(frame.venueNanos).isGreaterThanOrEqualTo(last[frame.instrumentId]);
      last[frame.instrumentId] = frame.venueNanos;
      assertThat(frame.receiveNanos).isGreaterThan(lastReceive);
      assertThat(frame.receiveNanos - frame.venueNanos).isGreaterThan(178_000_000L);
      lastReceive = frame.receiveNanos;
      switch (frame.kind) {
        case SNAPSHOT, BBO -> {
          int levels = frame.kind == MarketFrame.Kind.BBO ? 1 : 20;
          assertThat(frame.bidCount).isEqualTo(levels);
          assertThat(frame.askCount).isEqualTo(levels);
          assertThat(frame.bidPrices[0]).isLessThan(frame.askPrices[0]);
          for (int i = 0; i < levels; i++) {
            assertThat(instrument.priceGrid().isValid(frame.bidPrices[i])).isTrue();
            assertThat(instrument.priceGrid().isValid(frame.askPrices[i])).isTrue();
            assertThat(instrument.isValidSize(frame.bidSizes[i])).isTrue();
            assertThat(instrument.isValidSize(frame.askSizes[i])).isTrue();
            assertThat(i == 0 || frame.bidPrices[i] < frame.bidPrices[i - 1]).isTrue();
            assertThat(i == 0 || frame.askPrices[i] > frame.askPrices[i - 1]).isTrue();
          }
        }
        case TRADE -> {
          assertThat(instrument.priceGrid().isValid(frame.tradePrice)).isTrue();
          assertThat(instrument.isValidSize(frame.tradeSize)).isTrue();
        }
        case CONTEXT, FUNDING -> {
          assertThat(frame.oraclePrice).isPositive();
          assertThat(Math.abs(frame.oraclePrice - frame.markPrice))
              .isLessThan(frame.markPrice / 100);
        }
        case DELTA, GAP -> throw new AssertionError("the venue sends no " + frame.kind);
      }
    }
  }

  @Test
  void book_and_bbo_of_one_block_agree() throws Exception {
    Map<Integer, MarketFrame> touch = new HashMap<>();
    int compared = 0;
    for (MarketFrame frame : frames(minutes(10, 4, "BTC", "ETH"))) {
      if (frame.kind == MarketFrame.Kind.BBO) {
        touch.put(frame.instrumentId, frame);
      } else if (frame.kind == MarketFrame.Kind.SNAPSHOT) {
        MarketFrame bbo = Objects.requireNonNull(touch.get(frame.instrumentId));
        assertThat(frame.bidPrices[0]).isEqualTo(bbo.bidPrices[0]);
        assertThat(frame.bidSizes[0]).isEqualTo(bbo.bidSizes[0]);
        assertThat(frame.askPrices[0]).isEqualTo(bbo.askPrices[0]);
        assertThat(frame.askSizes[0]).isEqualTo(bbo.askSizes[0]);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(2 * 1_000);
  }

  @Test
  void contexts_come_every_minute_and_funding_every_hour() throws Exception {
    Map<MarketFrame.Kind, Integer> counts = new HashMap<>();
    FrameSink count = (frame, coin) -> counts.merge(frame.kind, 1, Integer::sum);
    Synthesizer.run(minutes(120, 5, "BTC"), count, Progress.SILENT);
    assertThat(counts.get(MarketFrame.Kind.CONTEXT)).isBetween(119, 121);
    assertThat(counts.get(MarketFrame.Kind.FUNDING)).isEqualTo(2);
  }

  @Test
  void takers_take_what_rests_and_no_more() {
    CoinProfile profile = CoinProfile.BTC;
    double lotsPerUnit = 100_000;
    TickBook book = new TickBook(110_000);
    Draws draws = new Draws(9);
    new Makers(profile, book, lotsPerUnit, draws).open(110_000);
    Takers takers = new Takers(profile, book, lotsPerUnit, draws);
    int prints = 0;
    for (int block = 0; block < 300; block++) {
      Map<String, Long> before = new HashMap<>();
      Map<String, Long> traded = new HashMap<>();
      for (Side side : Side.values()) {
        for (long tick = 109_960; tick < 110_040; tick++) {
          before.put(side + "@" + tick, book.lots(side, tick));
        }
      }
      takers.block(
          0,
          1,
          0.067,
          (aggressor, tick, lots) ->
              traded.merge(aggressor.opposite() + "@" + tick, lots, Long::sum));
      for (Side side : Side.values()) {
        for (long tick = 109_960; tick < 110_040; tick++) {
          String key = side + "@" + tick;
          assertThat(book.lots(side, tick))
              .as(key)
              .isEqualTo(before.getOrDefault(key, 0L) - traded.getOrDefault(key, 0L));
        }
      }
      prints += traded.size();
    }
    assertThat(prints).isGreaterThan(10);
  }

  @Test
  void the_funding_rate_is_the_venues_default_inside_the_band_and_follows_the_premium_outside() {
    assertThat(FundingClock.hourlyRateE12(0.0001)).isEqualTo(12_500_000L);
    assertThat(FundingClock.hourlyRateE12(0.0005)).isEqualTo(12_500_000L);
    assertThat(FundingClock.hourlyRateE12(-0.0003)).isEqualTo(12_500_000L);
    assertThat(FundingClock.hourlyRateE12(0.001)).isEqualTo(62_500_000L);
    assertThat(FundingClock.hourlyRateE12(-0.001)).isEqualTo(-62_500_000L);
    assertThat(FundingClock.hourlyRateE12(5)).isEqualTo(40_000_000_000L);
  }

  @Test
  void an_unknown_coin_and_silly_lengths_are_refused() {
    assertThatThrownBy(() -> Synthesizer.run(minutes(1, 1, "DOGE"), (f, c) -> {}, Progress.SILENT))
        .hasMessage("no synthetic market for 'DOGE', expected BTC or ETH");
    assertThatThrownBy(() -> minutes(0, 1, "BTC")).hasMessageStartingWith("length must be 0..31");
  }

  @Test
  void what_is_written_says_that_it_is_synthetic(@TempDir Path folder) throws Exception {
    Synthesizer.write(minutes(1, 6, "BTC", "ETH"), folder, Progress.SILENT);
    Instruments instruments = Instruments.read(folder);
    assertThat(instruments.synthetic()).isTrue();
    assertThat(instruments.source()).isEqualTo("synthetic, seed 6");
    assertThat(instruments.list())
        .containsExactly(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4));
  }
}

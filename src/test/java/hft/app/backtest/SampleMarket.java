package hft.app.backtest;

import hft.core.book.MarketFrame;
import hft.port.Progress;
import hft.synthetic.SynthesisSettings;
import hft.synthetic.Synthesizer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Synthetic markets for tests, in memory. */
final class SampleMarket {
  private SampleMarket() {}

  /** BTC, a funding hour in it after ten minutes. */
  static List<MarketFrame> btc(long seed, Duration length) throws IOException {
    List<MarketFrame> frames = new ArrayList<>();
    Synthesizer.run(
        new SynthesisSettings(List.of("BTC"), Instant.parse("2026-01-05T12:50:00Z"), length, seed),
        (frame, coin) -> {
          MarketFrame copy = new MarketFrame(Math.max(frame.bidCount, frame.askCount));
          copy.copyFrom(frame);
          frames.add(copy);
        },
        Progress.SILENT);
    return frames;
  }
}

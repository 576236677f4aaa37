package hft.backtest.report;

import hft.port.JournalEntry.SafetyEvent;
import java.util.List;

/** Downsampled series of one run, ready to be drawn. Made by {@link RunRecorder#charts}. */
public final class RunCharts {
  private final EquityTrack equity;
  private final List<CoinRecorder> coins;
  private final List<SafetyEvent> safetyEvents;

  RunCharts(EquityTrack equity, List<CoinRecorder> coins, List<SafetyEvent> safetyEvents) {
    this.equity = equity;
    this.coins = coins;
    this.safetyEvents = safetyEvents;
  }

  EquityTrack equity() {
    return equity;
  }

  List<CoinRecorder> coins() {
    return coins;
  }

  List<SafetyEvent> safetyEvents() {
    return safetyEvents;
  }
}

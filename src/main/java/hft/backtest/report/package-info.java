/**
 * What a run was worth and what it looked like: listens to the journal, keeps sums and downsampled
 * series of bounded size, and writes {@code summary.json} and one self-contained {@code
 * report.html}.
 *
 * <pre>
 * JournalEntry --> RunRecorder --+--> EquityTrack, CoinRecorder (pnl, markouts, series)
 *                                |
 *                     finish(facts) --> Summary --> SummaryJson     (numbers)
 *                                   --> RunCharts --> HtmlReport    (pictures)
 * </pre>
 *
 * <p>Same entries in, same bytes out, on any machine: sums are exact longs, logarithms come from
 * StrictMath, nothing looks at a clock. Equal memory for an hour and for a year.
 */
package hft.backtest.report;

package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;

/**
 * A backtest to run: {@code settings} already carries what the command line said ({@code
 * hft.backtest.*}, {@code hft.seed}).
 *
 * @param data what to replay; exists
 * @param dataLabel the same as the user wrote it, for the report
 * @param out the run folder; {@code summary.json}, {@code report.html}, {@code journal/} go there
 */
public record BacktestRequest(Settings settings, Path data, String dataLabel, Path out) {}

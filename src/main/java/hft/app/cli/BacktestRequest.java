package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;

/**
 * A backtest to run: {@code settings} already carries what the command line said ({@code
 * hft.backtest.*}, {@code hft.seed}).
 *
 * @param out the run folder; {@code summary.json}, {@code report.html}, {@code journal/} go there
 * @param quiet print nothing but results
 */
public record BacktestRequest(Settings settings, Path out, boolean quiet) {}

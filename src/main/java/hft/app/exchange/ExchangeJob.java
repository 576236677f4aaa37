package hft.app.exchange;

import hft.app.cli.ExchangeRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.clock.WallClock;
import hft.app.config.ExchangeSection;
import hft.port.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the local exchange until the process is told to stop. */
public final class ExchangeJob implements Job<ExchangeRequest> {
  @Override
  public JobReport run(ExchangeRequest request, Progress progress) throws IOException {
    LocalExchange exchange =
        LocalExchange.start(request.settings(), request.home(), Map.of(), WallClock.INSTANCE);
    Thread stop = new Thread(exchange::close, "exchange-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    JobReport report = report(request, exchange);
    request.started().accept(report);
    exchange.server().awaitEnd();
    return report;
  }

  private static JobReport report(ExchangeRequest request, LocalExchange exchange) {
    int accounts = request.settings().get(ExchangeSection.class).accounts().size();
    List<String> lines = new ArrayList<>();
    lines.add("exchange  " + exchange.server().url() + "  (websocket under /ws)");
    lines.add("market    " + exchange.market());
    lines.add("accounts  " + accounts + (accounts == 0 ? "; nobody may trade: --account" : ""));
    LinkedHashMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("url", exchange.server().url());
    figures.put("port", exchange.server().port());
    figures.put("market", exchange.market());
    figures.put("accounts", accounts);
    return JobReport.of(lines, figures);
  }
}

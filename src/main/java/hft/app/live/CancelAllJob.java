package hft.app.live;

import hft.app.cli.CancelAllRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.VenueAccess;
import hft.hyperliquid.cancel.Canceller;
import hft.port.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Signs and sends cancel-all, without the engine. Exit code 3 when something is left. */
public final class CancelAllJob implements Job<CancelAllRequest> {
  private static final int ROUNDS = 10;

  @Override
  public JobReport run(CancelAllRequest request, Progress progress) {
    try (CancelSession session =
        CancelSession.open(
            "cancel-all",
            request,
            request.settings().get(VenueAccess.class).keyFile(),
            "hft.venue.key-file is missing: the file with the agent key that signs")) {
      return report(session.account().toString(), session.canceller().run(ROUNDS));
    }
  }

  static JobReport report(String account, Canceller.Result result) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("account", account);
    figures.put("cancelled", result.cancelled());
    figures.put("left", result.left());
    String left =
        result.left() < 0 ? "not known what is left: " + result.trouble() : result.left() + " left";
    return new JobReport(
        List.of("account  " + account, "orders   " + result.cancelled() + " cancelled, " + left),
        figures,
        result.isClean());
  }
}

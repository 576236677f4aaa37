package hft.app;

import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.MineRequest;
import hft.app.cli.UserMistake;
import hft.mine.MinePlan;
import hft.mine.MineReport;
import hft.mine.MineSettings;
import hft.mine.Miner;
import hft.port.Progress;
import java.io.IOException;
import java.util.Locale;

/** Mines the venue's archive. */
final class MineJob implements Job<MineRequest> {
  @Override
  public JobReport run(MineRequest request, Progress progress) throws IOException {
    MineSettings settings = settings(request);
    var conversion = new ArchiveConversion(settings.tolerateRows());
    try (Miner miner = Miner.open(settings, request.wanted(), request.out(), conversion)) {
      MinePlan plan = miner.plan(progress);
      if (request.dryRun()) {
        return JobReport.of(plan.lines(), plan.figures());
      }
      refuseIfTooDear(plan, request.mostUsd());
      request.planned().accept(plan.lines());
      MineReport report = miner.mine(plan, progress);
      return new JobReport(report.lines(), report.figures(), report.held());
    }
  }

  private static MineSettings settings(MineRequest request) {
    try {
      return request.settings().get(MineSettings.class).withEndpoint(request.endpoint());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(String.valueOf(e.getMessage()), e);
    }
  }

  private static void refuseIfTooDear(MinePlan plan, double mostUsd) {
    if (plan.usd() > mostUsd) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "would cost about %.2f USD (%,.1f MB), expected at most %.2f: ask for fewer days,"
                  + " coins or --tables, or allow it with --max-cost",
              plan.usd(),
              plan.bytes() / 1e6,
              mostUsd));
    }
  }
}

package hft.http;

import hft.port.EngineStatus;
import hft.port.OperatorDesk;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What supervisors ask. Neither needs a token, neither says more than yes or why not. */
final class ProbeRoutes {
  private final OperatorDesk desk;

  ProbeRoutes(OperatorDesk desk) {
    this.desk = desk;
  }

  /** It works, or is on its way there: not to be restarted. A kill is no illness. */
  HttpResponse health() {
    EngineStatus now = desk.status();
    boolean well =
        switch (now.phase()) {
          case STARTING, STOPPING -> true;
          case TRADING -> now.guardianWorks() && now.trouble().isEmpty();
          case ENDED -> false;
        };
    return answer(well, now);
  }

  /** It knows the venue's truth and may trade as far as ladder and breakers let it. */
  HttpResponse ready() {
    EngineStatus now = desk.status();
    return answer(now.phase() == EngineStatus.Phase.TRADING && now.guardianWorks(), now);
  }

  private static HttpResponse answer(boolean yes, EngineStatus now) {
    return Answers.json(
        yes ? 200 : 503,
        Answers.object()
            .put("ok", yes)
            .put("phase", StatusJson.name(now.phase()))
            .put("killed", now.isKilled()));
  }
}

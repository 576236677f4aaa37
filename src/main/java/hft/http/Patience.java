package hft.http;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.SharedKillSwitch;
import scala.concurrent.ExecutionContext;

/**
 * Cuts a connection on which no whole request arrives in time, however slowly it trickles in, and
 * one whose answer is not taken. An answer that goes on, such as a stream of events, is left alone.
 */
final class Patience {
  private final Scheduler scheduler;
  private final ExecutionContext threads;
  private final Duration requestWithin;
  private final SharedKillSwitch connection;
  private Cancellable pending = Cancellable.alreadyCancelled();
  private boolean ended;

  Patience(
      Scheduler scheduler,
      ExecutionContext threads,
      OperatorSettings settings,
      SharedKillSwitch connection) {
    this.scheduler = scheduler;
    this.threads = threads;
    this.requestWithin = settings.requestWithin();
    this.connection = connection;
  }

  /** A request is to come. */
  synchronized void await() {
    pending.cancel();
    if (!ended) {
      pending =
          scheduler.scheduleOnce(
              requestWithin,
              () -> connection.abort(new Cut("no whole request within " + requestWithin)),
              threads);
    }
  }

  /** The head of a request is there: its handler answers, and has limits of its own. */
  CompletionStage<HttpResponse> around(CompletionStage<HttpResponse> answer) {
    synchronized (this) {
      pending.cancel();
    }
    return answer.whenComplete(
        (response, failure) -> {
          if (response == null || response.entity().isStrict()) {
            await();
          }
        });
  }

  /** The connection is gone. */
  synchronized void end() {
    ended = true;
    pending.cancel();
  }

  /** Ends a connection without an answer. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cut(String why) {
      super(why, null, false, false);
    }
  }
}

package hft.architecture.violations.trading;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Breaks: no answer crosses a thread. */
public final class TradingAsking {
  private TradingAsking() {}

  public static void asks(ActorContext<String> context, ActorRef<ActorRef<String>> other) {
    context.ask(
        String.class,
        other,
        Duration.ofSeconds(1),
        replyTo -> replyTo,
        (answer, failure) -> "done");
  }

  public static void pipes(ActorContext<String> context) {
    context.pipeToSelf(CompletableFuture.completedFuture("x"), (answer, failure) -> "done");
  }
}

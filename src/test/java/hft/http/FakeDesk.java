package hft.http;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.EngineStatus;
import hft.port.OperatorDesk;
import hft.port.OperatorReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that does at once what it is told, and remembers it. */
final class FakeDesk implements OperatorDesk {
  final Ladder ladder = new Ladder();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<String> refusals = new CopyOnWriteArrayList<>();
  volatile EngineStatus.Phase phase = EngineStatus.Phase.TRADING;
  volatile boolean guardianWorks = true;
  volatile boolean confirmed = true;
  volatile String trouble = "";

  @Override
  public CompletionStage<OperatorReply.Stopped> engage(Rung rung, String reason, String who) {
    calls.add(rung.text() + " by " + who + ": " + reason);
    long number = ladder.engage(rung, reason, who, 1_000_000_000).number();
    return CompletableFuture.completedFuture(
        new OperatorReply.Stopped(number, 3, confirmed, trouble));
  }

  @Override
  public CompletionStage<OperatorReply.Rearmed> rearm(
      long confirmation, Rung from, String reason, String who) {
    calls.add("rearm " + confirmation + " from " + from.text() + " by " + who + ": " + reason);
    Ladder.Release release = ladder.release(confirmation, from, reason, who, 2);
    return CompletableFuture.completedFuture(
        new OperatorReply.Rearmed(release, ladder.number(), trouble));
  }

  @Override
  public EngineStatus status() {
    return new EngineStatus(
        "local",
        17,
        phase,
        5,
        guardianWorks,
        ladder.number(),
        ladder.latches(),
        List.of("drawdown"),
        trouble);
  }

  @Override
  public void refused(String who, String reason) {
    refusals.add(who + ": " + reason);
  }
}

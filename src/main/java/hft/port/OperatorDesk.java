package hft.port;

import hft.core.risk.Rung;
import java.util.concurrent.CompletionStage;

/**
 * The engine as operators see it: where the page's state and the commands cross. Everything may be
 * called from any thread, at any time, before the trading tree stands and after it has ended.
 */
public interface OperatorDesk {
  /**
   * Engages a rung at once, on the calling thread; the answer tells what came of it at the venue
   * and on disk, within a few seconds.
   */
  CompletionStage<OperatorReply.Stopped> engage(Rung rung, String reason, String who);

  /**
   * @param confirmation the ladder's number as the operator saw it
   * @param from this rung and everything above is released
   */
  CompletionStage<OperatorReply.Rearmed> rearm(
      long confirmation, Rung from, String reason, String who);

  /** How things are now. */
  EngineStatus status();

  /** A call was refused: noted in the audit log. */
  void refused(String who, String reason);
}

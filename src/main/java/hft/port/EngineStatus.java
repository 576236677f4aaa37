package hft.port;

import hft.core.risk.Ladder;
import java.util.List;

/**
 * How the engine is, for operators and supervisors.
 *
 * @param mode as in the settings
 * @param run the run's identity, which its client order ids carry
 * @param phase where in its life it is
 * @param guardianNanos when the risk guardian last looked at equity; 0 before it did
 * @param guardianWorks it has looked lately
 * @param number the ladder's newest: what a release has to confirm
 * @param latches what is engaged, mildest first
 * @param breakers the open ones, by name
 * @param trouble why the safety state cannot be written; empty when it can
 */
public record EngineStatus(
    String mode,
    long run,
    Phase phase,
    long guardianNanos,
    boolean guardianWorks,
    long number,
    List<Ladder.Entry> latches,
    List<String> breakers,
    String trouble) {
  public EngineStatus {
    latches = List.copyOf(latches);
    breakers = List.copyOf(breakers);
  }

  /** From the start of the process to its end. */
  public enum Phase {
    /** Not yet connected, or the venue's truth not yet known. */
    STARTING,
    /** The venue's truth is known: it quotes as far as ladder and breakers let it. */
    TRADING,
    STOPPING,
    ENDED
  }

  /** Nothing is quoted because somebody or something said so. */
  public boolean isKilled() {
    return latches.stream().anyMatch(latch -> latch.rung().isKill());
  }
}

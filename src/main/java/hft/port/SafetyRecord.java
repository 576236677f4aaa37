package hft.port;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log: what concerned safety, who did it and why.
 *
 * @param rung of {@link Kind#ENGAGED} and {@link Kind#RELEASED}; null otherwise
 * @param number of the engagement; the run's identity for {@link Kind#STARTED}
 * @param who an operator's name, or the part of the program that acted
 */
public record SafetyRecord(
    long nanos, Kind kind, @Nullable Rung rung, long number, String who, String reason) {

  /** What happened. */
  public enum Kind {
    STARTED,
    ENGAGED,
    RELEASED,
    BREAKER_OPENED,
    /** A call of an operator, or of somebody who is none, that was refused. */
    REFUSED,
    STOPPED
  }

  /** What the ladder did. */
  public static SafetyRecord of(Ladder.Entry entry) {
    return new SafetyRecord(
        entry.nanos(),
        entry.engaged() ? Kind.ENGAGED : Kind.RELEASED,
        entry.rung(),
        entry.number(),
        entry.who(),
        entry.reason());
  }

  /** What the ladder did, if it was the ladder. */
  public Ladder.@Nullable Entry entry() {
    return rung == null
        ? null
        : new Ladder.Entry(kind == Kind.ENGAGED, rung, number, reason, who, nanos);
  }
}

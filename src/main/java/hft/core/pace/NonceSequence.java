package hft.core.pace;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Fresh nonces of one signer: the time in milliseconds where that is news, the last one plus one
 * where it is not, so a clock that stands or goes back repeats nothing. Only nonces below a mark
 * that was made durable beforehand are given out; after a crash the next sequence starts above that
 * mark. Any thread may ask: quoting and the kill path share a key.
 */
public final class NonceSequence {
  /** The reservation is used up: make a new mark durable first. */
  public static final long RESERVE_FIRST = -1;

  /** How far a nonce may be ahead of the venue's time, and behind it. */
  public static final long AHEAD_MILLIS = 24 * 3_600_000L;

  public static final long BEHIND_MILLIS = 2 * AHEAD_MILLIS;

  private final AtomicLong last;
  private volatile long reserved;

  /**
   * @param mark no nonce above it was ever used; -1 for a new key
   */
  public NonceSequence(long mark) {
    if (mark < -1) {
      throw new IllegalArgumentException("a nonce mark is -1 or a nonce, was " + mark);
    }
    this.last = new AtomicLong(mark);
    this.reserved = mark;
  }

  /**
   * @return a nonce never given before, or {@link #RESERVE_FIRST}
   */
  public long next(long nowMillis) {
    while (true) {
      long before = last.get();
      long nonce = Math.max(before + 1, nowMillis);
      if (nonce > reserved) {
        return RESERVE_FIRST;
      }
      if (last.compareAndSet(before, nonce)) {
        return nonce;
      }
    }
  }

  /**
   * The mark to make durable next: {@code stepMillis} of clock ahead, and at least {@code count}
   * nonces. Restarting over and over therefore moves the nonces ahead of the clock by {@code count}
   * milliseconds each time, not by the step.
   */
  public long nextMark(long nowMillis, long stepMillis, long count) {
    return Math.max(reserved, Math.max(nowMillis + stepMillis, last.get() + count));
  }

  /** The mark is durable; nonces up to it may be given out. */
  public void reserved(long mark) {
    if (mark < reserved) {
      throw new IllegalArgumentException("a mark never goes back: " + mark + " < " + reserved);
    }
    reserved = mark;
  }

  /** Milliseconds of clock the reservation still covers; negative when it is used up. */
  public long leftMillis(long nowMillis) {
    return reserved - Math.max(last.get() + 1, nowMillis);
  }

  /** Of the last nonce against the clock; large after a clock went back. */
  public long aheadMillis(long nowMillis) {
    return last.get() - nowMillis;
  }

  public long reserved() {
    return reserved;
  }
}

package hft.backtest;

import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import hft.port.MarketTape;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames that have happened at the venue, oldest first, until both have had them: the venue,
 * which reads them when it has something to do, and the engine, which receives each in its time.
 * Frames and the messages that carry them are made once and reused, the last one given back first:
 * it is still in a core's own cache. They are kept by how many levels they have room for, or every
 * one would in time have been a long delta and be as large. Grows by doubling up to {@link
 * #MAX_SLOTS}; more frames than that under way is a feed latency no engine could trade on, and an
 * error.
 */
public final class FrameRing implements MarketTape, FrameSource.Room {
  static final int INITIAL_SLOTS = 64;
  static final int MAX_SLOTS = 1 << 17;

  /** Levels a side: prints and best quotes, snapshots, and everything longer. */
  private static final int[] SIZES = {
    1, MarketFrame.INITIAL_LEVELS, 4 * MarketFrame.INITIAL_LEVELS
  };

  private @Nullable FrameReady[] slots = new FrameReady[INITIAL_SLOTS];
  private final ArrayDeque<FrameReady>[] spare = decks();
  private @Nullable FrameReady draft;

  /** Counted from the first frame on: written, received by the engine, read by the venue. */
  private long written;

  private long received;
  private long read;

  /** Given back; never more than both have had. */
  private long spent;

  @SuppressWarnings({"unchecked", "rawtypes"}) // generic array: each element is put in right here
  private static ArrayDeque<FrameReady>[] decks() {
    ArrayDeque<FrameReady>[] decks = (ArrayDeque<FrameReady>[]) new ArrayDeque[SIZES.length];
    for (int i = 0; i < decks.length; i++) {
      decks[i] = new ArrayDeque<>();
    }
    return decks;
  }

  private static int deck(int levels) {
    return levels <= SIZES[0] ? 0 : levels <= SIZES[1] ? 1 : 2;
  }

  /** True when the engine has received everything. */
  boolean isEmpty() {
    return received == written;
  }

  /** A spare frame, which has happened once {@link #add} is called. */
  @Override
  public MarketFrame frame(int levels) {
    giveBack();
    int deck = deck(levels);
    FrameReady found = spare[deck].pollLast();
    if (found == null) {
      found = new FrameReady(new MarketFrame(SIZES[deck]));
    }
    draft = found;
    return found.frame();
  }

  /** The frame last asked for; there must be one that has not happened. */
  MarketFrame draft() {
    return Objects.requireNonNull(draft, "no frame was asked for").frame();
  }

  /** Frames that both have had. Only here: whoever had one last has surely finished with it. */
  private void giveBack() {
    for (long had = Math.min(received, read); spent < had; spent++) {
      FrameReady slot = at(spent);
      slots[index(spent)] = null;
      spare[deck(slot.frame().bidPrices.length)].addLast(slot);
    }
  }

  /** The frame last asked for, as it was filled, has happened: it is the newest. */
  void add() {
    FrameReady filled = Objects.requireNonNull(draft, "no frame was asked for");
    if (written - spent == slots.length) {
      grow();
    }
    slots[index(written++)] = filled;
    draft = null;
  }

  /** What the engine receives next; it must exist. */
  FrameReady oldest() {
    if (isEmpty()) {
      throw new IllegalStateException("no frame is under way");
    }
    return at(received);
  }

  /** The engine has had its oldest frame. */
  void remove() {
    received++;
  }

  /** Venue time of the oldest frame the venue has not read; {@link Long#MAX_VALUE} for none. */
  long unreadNanos() {
    return read == written ? Long.MAX_VALUE : at(read).frame().venueNanos;
  }

  @Override
  public @Nullable MarketFrame nextBefore(long nanos) {
    if (unreadNanos() >= nanos) {
      return null;
    }
    return at(read++).frame();
  }

  /** Frames made so far: the most that were under way, however many have gone through. */
  int made() {
    int made = (int) (written - spent) + (draft == null ? 0 : 1);
    for (ArrayDeque<FrameReady> deck : spare) {
      made += deck.size();
    }
    return made;
  }

  private FrameReady at(long number) {
    FrameReady slot = slots[index(number)];
    if (slot == null) {
      throw new IllegalStateException("no frame was written at " + number);
    }
    return slot;
  }

  private int index(long number) {
    return (int) (number & slots.length - 1);
  }

  private void grow() {
    if (slots.length == MAX_SLOTS) {
      throw new IllegalStateException(
          "more than "
              + MAX_SLOTS
              + " market-data frames under way: the feed latency is too long for this event rate");
    }
    FrameReady[] narrow = slots;
    slots = new FrameReady[2 * narrow.length];
    for (long number = spent; number < written; number++) {
      slots[index(number)] = narrow[(int) (number & narrow.length - 1)];
    }
  }
}

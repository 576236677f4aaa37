package hft.trading;

import hft.core.book.DoubleBufferedBook;
import hft.core.market.Instrument;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Which desk trades which instrument. Each desk writes its own entry once it stands; everybody else
 * only reads, so an actor that restarts finds the desks again.
 */
public final class DeskDirectory {
  /** What others need of a desk: its published book and where its messages go. */
  public record Entry(
      Instrument instrument, DoubleBufferedBook book, ActorRef<Strategy.Command> strategy) {}

  private final List<Instrument> instruments;
  private final AtomicReferenceArray<@Nullable Entry> entries;

  /**
   * @param instruments ids dense from 0, in order
   */
  public DeskDirectory(List<Instrument> instruments) {
    this.instruments = List.copyOf(instruments);
    this.entries = new AtomicReferenceArray<>(instruments.size());
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).id() != i) {
        throw new IllegalArgumentException(
            instruments.get(i).coin() + ": id must be " + i + ", was " + instruments.get(i).id());
      }
    }
  }

  public List<Instrument> instruments() {
    return instruments;
  }

  void open(Entry entry) {
    entries.set(entry.instrument().id(), entry);
  }

  /** The instrument's desk; null before it has opened. */
  public @Nullable Entry find(int instrumentId) {
    return instrumentId >= 0 && instrumentId < entries.length() ? entries.get(instrumentId) : null;
  }

  /** Tells every open desk's strategy. */
  void tellAll(Strategy.Command message) {
    for (int i = 0; i < entries.length(); i++) {
      tell(i, message);
    }
  }

  /**
   * Tells the instrument's strategy; a message to a desk that is not open has nobody to care for
   * it.
   */
  void tell(int instrumentId, Strategy.Command message) {
    Entry entry = find(instrumentId);
    if (entry != null) {
      entry.strategy().tell(message);
    }
  }
}

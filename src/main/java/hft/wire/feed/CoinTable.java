package hft.wire.feed;

import hft.core.market.Instrument;
import hft.wire.json.ByteNames;
import hft.wire.json.JsonCursor;
import java.util.List;

/** The coins we know, by the venue's exact spelling, and their dense instrument ids. */
public final class CoinTable {
  /** Answer for a coin that is not in the table. */
  public static final int UNKNOWN = -1;

  private final List<String> coins;
  private final ByteNames names;

  /**
   * @param coins names at their instrument id
   */
  public CoinTable(List<String> coins) {
    this.coins = List.copyOf(coins);
    this.names = new ByteNames(coins);
  }

  /**
   * @param instruments at their id: the dense ids of a run
   */
  public static CoinTable of(List<Instrument> instruments) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).id() != i) {
        throw new IllegalArgumentException(
            "instrument ids must be 0, 1, 2, …; at " + i + " stands " + instruments.get(i));
      }
    }
    return new CoinTable(instruments.stream().map(Instrument::coin).toList());
  }

  public int size() {
    return coins.size();
  }

  public String coin(int instrumentId) {
    return coins.get(instrumentId);
  }

  /** The bytes of the coin's name; not to be changed. */
  public byte[] bytes(int instrumentId) {
    return names.bytes(instrumentId);
  }

  /** The instrument whose coin is spelled so, or {@link #UNKNOWN}. */
  public int find(byte[] bytes, int start, int end) {
    return names.find(bytes, start, end);
  }

  /** The instrument of the cursor's last string, or {@link #UNKNOWN}. */
  public int find(JsonCursor cursor) {
    return cursor.find(names);
  }
}

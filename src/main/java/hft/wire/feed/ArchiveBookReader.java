package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.ByteNames;
import hft.wire.json.IsoTime;
import hft.wire.json.JsonCursor;
import hft.wire.json.MalformedMessage;

/**
 * Reads the lines of the venue's archive: an {@code l2Book} message in an envelope with the time at
 * which it was recorded. Takes what such lines nearly always are and leaves the rest, aggregated or
 * damaged lines and other channels, to a reader that can say what is wrong. Reusable, for one
 * thread; allocates nothing.
 *
 * <pre>
 * {"time":"2026-04-01T00:00:12.669126791","ver_num":1,"raw":{"channel":"l2Book","data":{...}}}
 * </pre>
 */
public final class ArchiveBookReader {
  private static final ByteNames LINE = ByteNames.of("time", "raw");
  private static final ByteNames MESSAGE = ByteNames.of("channel", "data");
  private static final int BOTH = 0b11;

  private final JsonCursor cursor = new JsonCursor();
  private final IsoTime times = new IsoTime();
  private final BookReader books;
  private boolean usual;

  /**
   * @param coins a line of another coin is not taken
   */
  public ArchiveBookReader(CoinTable coins) {
    this.books = new BookReader(coins);
  }

  /**
   * Fills the frame from one line; its instrument id is the coin's place in the table.
   *
   * @return false when the line has to be read by somebody else; the frame's content is undefined
   */
  public boolean read(byte[] line, int offset, int length, MarketFrame frame) {
    cursor.reset(line, offset, length);
    usual = true;
    try {
      int seen = 0;
      for (boolean more = cursor.beginObject(); more && usual; more = cursor.nextField()) {
        switch (cursor.find(LINE)) {
          case 0 -> {
            seen = Once.mark(cursor, seen, 0);
            cursor.readString();
            frame.receiveNanos = times.nanos(cursor);
          }
          case 1 -> {
            seen = Once.mark(cursor, seen, 1);
            readMessage(frame);
          }
          default -> cursor.skip();
        }
      }
      if (!usual || seen != BOTH || frame.receiveNanos == IsoTime.NOT_A_TIME) {
        return false;
      }
      cursor.expectEnd();
      return !books.aggregated && frame.instrumentId != CoinTable.UNKNOWN;
    } catch (MalformedMessage _) {
      return false; // said better by whoever reads it next
    }
  }

  private void readMessage(MarketFrame frame) {
    int seen = 0;
    for (boolean more = cursor.beginObject(); more && usual; more = cursor.nextField()) {
      switch (cursor.find(MESSAGE)) {
        case 0 -> {
          seen = Once.mark(cursor, seen, 0);
          cursor.readString();
          usual = Channel.ofCurrentText(cursor) == Channel.L2_BOOK;
        }
        case 1 -> {
          seen = Once.mark(cursor, seen, 1);
          usual = seen == BOTH; // the channel comes first, or we would not know what this is
          if (usual) {
            books.readBook(cursor, frame);
          }
        }
        default -> cursor.skip();
      }
    }
    usual &= seen == BOTH;
  }
}

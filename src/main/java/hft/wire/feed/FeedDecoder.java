package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import hft.wire.json.MalformedMessage;

/**
 * Reads the venue's websocket messages. Reusable, for one thread; allocates nothing for market
 * data, order updates, fills and action replies once its carriers have grown to the longest
 * message.
 *
 * <p>A message is read as a whole before anything of it is delivered. One that cannot be read is
 * reported by {@link FeedListener#malformed}; this class throws nothing because of what it was fed.
 */
public final class FeedDecoder {
  private static final ByteNames ENVELOPE = ByteNames.of("channel", "data");
  private static final ByteNames SNAPSHOT = ByteNames.of("isSnapshot", "fills", "fundings");
  private static final int ABSENT = -1;

  private final JsonCursor cursor = new JsonCursor();
  private final BookReader books;
  private final TapeReader tape;
  private final AccountReader account;
  private final PostReader posts = new PostReader();
  private final AckReader acks = new AckReader();

  private final MarketFrame book = new MarketFrame();
  private final MarketFrame bbo = new MarketFrame(1);
  private final MarketFrame context = new MarketFrame(0);
  private final Rows<MarketFrame> trades = new Rows<>(() -> new MarketFrame(0));
  private final Rows<OrderReport> orders = new Rows<>(OrderReport::new);
  private final Rows<FillReport> fills = new Rows<>(FillReport::new);
  private final Rows<FundingReport> fundings = new Rows<>(FundingReport::new);
  private final UserEventReader userEvents;

  private Channel channel = Channel.UNKNOWN;
  private int dataMark;
  private int dataEnd;
  private boolean dataIsRead;
  private boolean snapshot;
  private String text = "";

  public FeedDecoder(CoinTable coins) {
    books = new BookReader(coins);
    tape = new TapeReader(coins);
    account = new AccountReader(coins);
    userEvents = new UserEventReader(account, fills, fundings);
  }

  /**
   * Reads one message and makes at most one call.
   *
   * @param receiveNanos when it arrived, nanoseconds since the epoch: put into market frames
   * @return whether it could be read
   */
  public boolean decode(
      byte[] message, int offset, int length, long receiveNanos, FeedListener listener) {
    channel = Channel.UNKNOWN;
    cursor.reset(message, offset, length);
    boolean envelope;
    try {
      envelope = cursor.peek() == '{';
      if (envelope) {
        readEnvelope();
      }
    } catch (MalformedMessage why) {
      listener.malformed(channel, why);
      return false;
    }
    if (envelope) {
      deliver(message, receiveNanos, listener);
    } else {
      listener.notJson();
    }
    return envelope;
  }

  private void readEnvelope() {
    dataMark = ABSENT;
    boolean seenChannel = false;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      switch (cursor.find(ENVELOPE)) {
        case 0 -> {
          if (seenChannel) {
            throw cursor.malformed(Fault.DUPLICATE_FIELD, "channel twice");
          }
          cursor.readString();
          channel = Channel.ofCurrentText(cursor);
          seenChannel = true;
        }
        case 1 -> {
          if (dataMark != ABSENT) {
            throw cursor.malformed(Fault.DUPLICATE_FIELD, "data twice");
          }
          cursor.peek();
          dataMark = cursor.mark();
          dataIsRead = seenChannel; // the usual order; else we come back once the channel is known
          if (seenChannel) {
            readData();
          } else {
            cursor.skip();
          }
          dataEnd = cursor.mark();
        }
        default -> cursor.skip();
      }
    }
    cursor.expectEnd();
    if (!seenChannel) {
      throw cursor.malformed(Fault.MISSING_FIELD, "no channel");
    }
    if (dataMark == ABSENT) {
      if (channel != Channel.PONG) {
        throw cursor.malformed(Fault.MISSING_FIELD, "no data");
      }
    } else if (!dataIsRead) {
      cursor.seek(dataMark);
      readData();
    }
  }

  private void readData() {
    switch (channel) {
      case L2_BOOK -> books.readBook(cursor, book);
      case BBO -> books.readBbo(cursor, bbo);
      case TRADES -> tape.readTrades(cursor, trades);
      case ACTIVE_ASSET_CTX -> tape.readContext(cursor, context);
      case ORDER_UPDATES -> account.readOrders(cursor, orders);
      case USER_FILLS, USER_FUNDINGS -> readRows();
      case USER -> userEvents.read(cursor);
      case POST -> posts.read(cursor);
      case SUBSCRIPTION_RESPONSE -> acks.read(cursor);
      case ERROR -> {
        cursor.readString();
        text = cursor.text();
      }
      default -> cursor.skip();
    }
  }

  /** {@code userFills} and {@code userFundings}: rows, and whether they are a snapshot. */
  private void readRows() {
    snapshot = false;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(SNAPSHOT);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      switch (field) {
        case 0 -> snapshot = cursor.readBoolean();
        case 1 -> account.readFills(cursor, fills);
        default -> account.readFundings(cursor, fundings);
      }
    }
    int needed = channel == Channel.USER_FILLS ? 0b10 : 0b100;
    Once.require(cursor, seen, needed, "no rows");
  }

  private void deliver(byte[] message, long receiveNanos, FeedListener listener) {
    switch (channel) {
      case L2_BOOK -> {
        if (isKnown(book, receiveNanos, listener)) {
          listener.book(bookKind(), book);
        }
      }
      case BBO -> {
        if (isKnown(bbo, receiveNanos, listener)) {
          listener.bbo(bbo);
        }
      }
      case TRADES -> deliverTrades(receiveNanos, listener);
      case ACTIVE_ASSET_CTX -> {
        context.venueNanos = receiveNanos; // the message carries no time
        if (isKnown(context, receiveNanos, listener)) {
          listener.context(context);
        }
      }
      case ORDER_UPDATES -> listener.orders(orders);
      case USER_FILLS -> listener.fills(fills, snapshot);
      case USER_FUNDINGS -> listener.fundings(fundings, snapshot);
      case USER -> {
        if (!userEvents.deliver(listener)) {
          listener.other(channel, message, dataMark, dataEnd - dataMark);
        }
      }
      case POST -> posts.deliver(message, listener);
      case PONG -> listener.pong();
      case SUBSCRIPTION_RESPONSE -> acks.deliver(listener);
      case ERROR -> listener.error(text);
      default -> listener.other(channel, message, dataMark, dataEnd - dataMark);
    }
  }

  private FeedListener.BookKind bookKind() {
    if (books.aggregated) {
      return FeedListener.BookKind.AGGREGATED;
    }
    return books.fast ? FeedListener.BookKind.FAST : FeedListener.BookKind.FULL;
  }

  private boolean isKnown(MarketFrame frame, long receiveNanos, FeedListener listener) {
    frame.receiveNanos = receiveNanos;
    if (frame.instrumentId == CoinTable.UNKNOWN) {
      listener.unknownCoin(channel);
      return false;
    }
    return true;
  }

  private void deliverTrades(long receiveNanos, FeedListener listener) {
    for (int i = 0; i < trades.size(); i++) {
      if (!isKnown(trades.get(i), receiveNanos, listener)) {
        return; // one message is of one coin
      }
    }
    listener.trades(trades);
  }
}

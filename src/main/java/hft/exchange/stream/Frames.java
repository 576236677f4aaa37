package hft.exchange.stream;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.exchange.account.Account;
import hft.exchange.info.InfoDesk;
import hft.exchange.info.LevelMerge;
import hft.exchange.market.Tape;
import hft.exchange.venue.LocalVenue;
import hft.wire.action.Address;
import hft.wire.feed.FeedEncoder;
import hft.wire.feed.FeedListener.BookKind;
import hft.wire.feed.StateEncoder;
import hft.wire.info.CandleRow;
import hft.wire.info.SpotState;
import hft.wire.json.JsonWriter;
import hft.wire.subscription.Subscription;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The frames of subscriptions: the first one after subscribing, and states as of now. */
final class Frames {
  private static final int LEVELS = 20;

  /** The venue tells the whole history. */
  private static final int LEDGER_ROWS = 10_000;

  private static final int FAST_LEVELS = 5;

  private final LocalVenue venue;
  private final InfoDesk info;
  final FeedEncoder encoder;
  private final JsonWriter writer = new JsonWriter(8_192);
  private final MarketFrame book = new MarketFrame();

  Frames(LocalVenue venue, InfoDesk info) {
    this.venue = venue;
    this.info = info;
    this.encoder = new FeedEncoder(venue.universe().coins());
  }

  JsonWriter writer() {
    return writer;
  }

  Instrument instrument(Subscription subscription) {
    return Objects.requireNonNull(venue.universe().find(subscription.coin()));
  }

  @Nullable Account account(Subscription subscription) {
    return venue.accounts().find(Address.parse(subscription.user()));
  }

  /** What is sent at once after subscribing; null when the channel starts with news. */
  @Nullable String first(Subscription subscription) {
    return switch (subscription.type()) {
      case TRADES -> backfill(subscription);
      case USER_FILLS -> {
        Account account = account(subscription);
        encoder.userFills(
            writer,
            subscription.user(),
            account == null ? List.of() : account.fills().latest(2_000, row -> true),
            true);
        yield writer.toString();
      }
      case USER_FUNDINGS -> {
        Account account = account(subscription);
        encoder.userFundings(
            writer,
            subscription.user(),
            account == null ? List.of() : account.fundings().latest(500, row -> true),
            true);
        yield writer.toString();
      }
      case USER_NON_FUNDING_LEDGER_UPDATES -> {
        Account account = account(subscription);
        encoder.ledgerUpdates(
            writer,
            subscription.user(),
            account == null ? List.of() : account.ledger().latest(LEDGER_ROWS, row -> true),
            true);
        yield writer.toString();
      }
      case USER_TWAP_SLICE_FILLS -> emptyRows(subscription, "twapSliceFills");
      case USER_TWAP_HISTORY -> emptyRows(subscription, "history");
      default -> state(subscription);
    };
  }

  private @Nullable String backfill(Subscription subscription) {
    Tape tape = venue.tape(instrument(subscription).id());
    if (tape.recent().isEmpty()) {
      return null;
    }
    encoder.trades(writer, tape.recent().reversed());
    return writer.toString();
  }

  private String emptyRows(Subscription subscription, String name) {
    writer.clear().beginObject().name("channel").string(subscription.type().wireName());
    writer.name("data").beginObject().name("isSnapshot").bool(true);
    writer.name("user").string(subscription.user()).name(name).beginArray().endArray();
    writer.endObject().endObject();
    return writer.toString();
  }

  /** A channel's state as of now; null for channels that only have news. */
  @Nullable String state(Subscription subscription) {
    switch (subscription.type()) {
      case L2_BOOK -> book(subscription);
      case BBO -> bbo(instrument(subscription).id());
      case CANDLE -> {
        CandleRow candle =
            venue.tape(instrument(subscription).id()).candles().latest(subscription.interval());
        if (candle == null) {
          return null;
        }
        StateEncoder.candle(writer, candle);
      }
      case ALL_MIDS -> StateEncoder.allMids(writer, info.markets().mids());
      case ACTIVE_ASSET_CTX -> {
        Instrument instrument = instrument(subscription);
        encoder.context(writer, instrument.id(), info.markets().context(instrument));
      }
      case ACTIVE_ASSET_DATA ->
          StateEncoder.activeAssetData(
              writer,
              info.accounts()
                  .tradable(subscription.user(), account(subscription), instrument(subscription)));
      case CLEARINGHOUSE_STATE ->
          StateEncoder.clearinghouseState(
              writer, subscription.user(), "", info.accounts().state(account(subscription)));
      case OPEN_ORDERS ->
          StateEncoder.openOrders(
              writer,
              subscription.user(),
              "",
              info.accounts().frontendOrders(account(subscription)));
      case SPOT_STATE ->
          StateEncoder.spotState(writer, subscription.user(), new SpotState(List.of()));
      case WEB_DATA3 -> StateEncoder.webData3(writer, subscription.user(), 0, venue.nowNanos());
      default -> {
        return null;
      }
    }
    return writer.toString();
  }

  private void book(Subscription subscription) {
    boolean merged = subscription.nSigFigs() != 0;
    int shown = subscription.fast() ? FAST_LEVELS : LEVELS;
    venue.core().writeBook(instrument(subscription).id(), merged ? 10 * LEVELS : shown, book);
    if (merged) {
      LevelMerge.apply(book, subscription.nSigFigs(), subscription.mantissa(), shown);
    }
    BookKind kind =
        merged ? BookKind.AGGREGATED : subscription.fast() ? BookKind.FAST : BookKind.FULL;
    encoder.book(writer, kind, book);
  }

  /** Leaves the frame in the writer and the touch in the returned frame. */
  MarketFrame bbo(int instrumentId) {
    venue.core().writeBook(instrumentId, 1, book);
    encoder.bbo(writer, book);
    return book;
  }
}

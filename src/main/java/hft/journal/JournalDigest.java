package hft.journal;

import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import hft.port.JournalSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a fixed binary form of every entry: each starts with its kind, then its fields in
 * order, longs and doubles as eight bytes, texts with their length. Equal digests mean equal runs.
 */
public final class JournalDigest implements JournalSink {
  /** Room for the largest entry without its texts, which are cut at {@link #MAX_TEXT}. */
  private static final int CHUNK = 1 << 16;

  private static final int MAX_ENTRY = 1 << 13;
  private static final int MAX_TEXT = 2_048;

  private final MessageDigest sha256;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
  private long entries;

  public JournalDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void accept(JournalEntry entry) {
    if (buffer.remaining() < MAX_ENTRY) {
      flush();
    }
    entries++;
    switch (entry) {
      case JournalEntry.Decision decision -> put(decision);
      case JournalEntry.OrderSent(long nanos, long actionId, var intent) -> {
        kind(2).putLong(nanos).putLong(actionId);
        put(intent);
      }
      case JournalEntry.CancelSent(long nanos, long actionId, var cancel) -> {
        kind(3).putLong(nanos).putLong(actionId);
        put(cancel);
      }
      case JournalEntry.OrderAnswered(long nanos, var id, var outcome) -> {
        kind(4).putLong(nanos);
        put(id);
        put(outcome);
      }
      case JournalEntry.Refused(long nanos, var intent, var rule) -> {
        kind(5).putLong(nanos);
        put(intent);
        put(rule);
      }
      case JournalEntry.Filled(long nanos, var fill) -> {
        kind(6).putLong(nanos);
        put(fill);
      }
      case JournalEntry.OrderUpdated(long nanos, var update) -> {
        kind(7).putLong(nanos);
        put(update);
      }
      case JournalEntry.FundingPaid(long nanos, var funding) -> {
        kind(8).putLong(nanos).putInt(funding.instrumentId());
        buffer.putLong(funding.positionSize()).putLong(funding.rateE12());
        buffer
            .putLong(funding.oraclePrice())
            .putLong(funding.payment())
            .putLong(funding.venueNanos());
      }
      case JournalEntry.SafetyEvent(long nanos, var what, var detail) -> {
        kind(9).putLong(nanos);
        put(what);
        put(detail);
      }
      case JournalEntry.Equity(long nanos, long cash, long equity) ->
          kind(10).putLong(nanos).putLong(cash).putLong(equity);
      case JournalEntry.Mark(long nanos, int instrumentId, long bid, long ask, long inventory) ->
          kind(11).putLong(nanos).putInt(instrumentId).putLong(bid).putLong(ask).putLong(inventory);
      case JournalEntry.Quote(long nanos, int instrumentId, var side, long price, long size) ->
          kind(12)
              .putLong(nanos)
              .putInt(instrumentId)
              .put((byte) side.ordinal())
              .putLong(price)
              .putLong(size);
      case JournalEntry.Transferred(long nanos, var transfer) -> {
        kind(13).putLong(nanos).putLong(transfer.amount()).putLong(transfer.venueNanos());
        put(transfer.kind());
        put(transfer.hash());
      }
    }
  }

  /** Entries digested. */
  public long entries() {
    return entries;
  }

  /** The digest of everything so far, 64 hex digits. Ends the digest. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void close() {
    flush();
  }

  private ByteBuffer kind(int kind) {
    return buffer.put((byte) kind);
  }

  private void put(JournalEntry.Decision it) {
    kind(1).putLong(it.nanos()).putInt(it.instrumentId()).putLong(it.mid());
    buffer.putDouble(it.fairPrice()).putDouble(it.reservationPrice()).putDouble(it.halfSpread());
    buffer.putDouble(it.alpha()).putDouble(it.sigma()).putDouble(it.a()).putDouble(it.k());
    buffer.putLong(it.inventory()).putLong(it.bidPrice()).putLong(it.bidSize());
    buffer.putLong(it.askPrice()).putLong(it.askSize());
  }

  private void put(OrderIntent it) {
    put(it.clientOrderId());
    buffer
        .putInt(it.instrument().id())
        .put((byte) it.side().ordinal())
        .putLong(it.price())
        .putLong(it.size());
    buffer
        .put((byte) it.tif().ordinal())
        .put((byte) (it.reduceOnly() ? 1 : 0))
        .putLong(it.sourceNanos());
  }

  private void put(CancelRequest it) {
    buffer.putInt(it.instrument().id());
    put(it.clientOrderId());
    buffer.putLong(it.oid());
  }

  private void put(ClientOrderId it) {
    buffer.putLong(it.high()).putLong(it.low());
  }

  private void put(Outcome outcome) {
    switch (outcome) {
      case Outcome.Resting(long oid) -> buffer.put((byte) 0).putLong(oid);
      case Outcome.Filled(long oid, long size, long price) ->
          buffer.put((byte) 1).putLong(oid).putLong(size).putLong(price);
      case Outcome.Rejected(var reason, var text) -> {
        buffer.put((byte) 2).put((byte) reason.ordinal());
        put(text);
      }
      case Outcome.Unresolved(var why) -> {
        buffer.put((byte) 3);
        put(why);
      }
    }
  }

  private void put(AccountEvent.Fill it) {
    put(it.clientOrderId());
    buffer
        .putLong(it.oid())
        .putLong(it.tradeId())
        .putInt(it.instrumentId())
        .put((byte) it.side().ordinal());
    buffer
        .putLong(it.price())
        .putLong(it.size())
        .put((byte) (it.maker() ? 1 : 0))
        .putLong(it.fee());
    buffer
        .put((byte) it.why().cause().ordinal())
        .putLong(it.why().queueAhead())
        .putLong(it.why().printId());
    buffer.putLong(it.why().printSize()).putLong(it.markPrice()).putLong(it.venueNanos());
  }

  private void put(AccountEvent.OrderUpdate it) {
    put(it.clientOrderId());
    buffer.putLong(it.oid()).putInt(it.instrumentId()).put((byte) it.side().ordinal());
    buffer.putLong(it.price()).putLong(it.remainingSize()).putLong(it.originalSize());
    var reason = it.reason();
    buffer.put((byte) it.status().ordinal()).put((byte) (reason == null ? -1 : reason.ordinal()));
    buffer.putLong(it.venueNanos());
  }

  private void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, MAX_TEXT);
    buffer.putInt(bytes.length).put(bytes, 0, length);
  }

  private void flush() {
    buffer.flip();
    sha256.update(buffer);
    buffer.clear();
  }
}

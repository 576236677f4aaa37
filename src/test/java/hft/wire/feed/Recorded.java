package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import hft.wire.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down every call as a line. */
public final class Recorded implements FeedListener {
  public final List<String> lines = new ArrayList<>();
  public @Nullable MalformedMessage malformed;

  public static Recorded of(CoinTable coins, String message) {
    return of(coins, message.getBytes(StandardCharsets.UTF_8));
  }

  public static Recorded of(CoinTable coins, byte[] message) {
    var recorded = new Recorded();
    new FeedDecoder(coins).decode(message, 0, message.length, 7, recorded);
    return recorded;
  }

  public @Nullable Fault fault() {
    return malformed == null ? null : malformed.fault();
  }

  static String show(MarketFrame frame) {
    StringBuilder line = new StringBuilder();
    line.append(frame.kind).append(" #").append(frame.instrumentId);
    line.append(" @").append(frame.venueNanos).append(" +").append(frame.receiveNanos);
    switch (frame.kind) {
      case SNAPSHOT, BBO, DELTA -> {
        for (int i = 0; i < frame.bidCount; i++) {
          line.append(" b ").append(frame.bidPrices[i]).append('x').append(frame.bidSizes[i]);
          line.append('/').append(frame.hasOrderCounts ? frame.bidOrders[i] : -1);
        }
        for (int i = 0; i < frame.askCount; i++) {
          line.append(" a ").append(frame.askPrices[i]).append('x').append(frame.askSizes[i]);
          line.append('/').append(frame.hasOrderCounts ? frame.askOrders[i] : -1);
        }
      }
      case TRADE ->
          line.append(' ')
              .append(frame.aggressor)
              .append(' ')
              .append(frame.tradePrice)
              .append('x')
              .append(frame.tradeSize)
              .append(" t")
              .append(frame.tradeId);
      case CONTEXT, FUNDING, GAP ->
          line.append(" o")
              .append(frame.oraclePrice)
              .append(" m")
              .append(frame.markPrice)
              .append(" f")
              .append(frame.fundingRateE12);
    }
    return line.toString();
  }

  @Override
  public void book(BookKind kind, MarketFrame snapshot) {
    lines.add(kind + " " + show(snapshot));
  }

  @Override
  public void bbo(MarketFrame bbo) {
    lines.add(show(bbo));
  }

  @Override
  public void trades(Rows<MarketFrame> trades) {
    for (int i = 0; i < trades.size(); i++) {
      lines.add(show(trades.get(i)));
    }
  }

  @Override
  public void context(MarketFrame context) {
    lines.add(show(context));
  }

  @Override
  public void orders(Rows<OrderReport> orders) {
    for (int i = 0; i < orders.size(); i++) {
      OrderReport o = orders.get(i);
      lines.add(
          "order #%d %s %d %d/%d oid %d %s %s placed %d at %d"
              .formatted(
                  o.instrumentId,
                  o.side,
                  o.price,
                  o.remainingSize,
                  o.originalSize,
                  o.oid,
                  o.hasClientOrderId ? o.clientOrderId() : "-",
                  o.status,
                  o.placedNanos,
                  o.statusNanos));
    }
  }

  @Override
  public void fills(Rows<FillReport> fills, boolean snapshot) {
    lines.add((snapshot ? "snapshot of " : "") + fills.size() + " fills");
    for (int i = 0; i < fills.size(); i++) {
      FillReport f = fills.get(i);
      lines.add(
          "fill #%d %s %dx%d at %d from %d pnl %d fee %d%s oid %d tid %d %s%s %s"
              .formatted(
                  f.instrumentId,
                  f.side,
                  f.price,
                  f.size,
                  f.venueNanos,
                  f.startPosition,
                  f.closedPnl,
                  f.fee,
                  f.feeInUsdc ? "" : " in kind",
                  f.oid,
                  f.tradeId,
                  f.crossed ? "taker" : "maker",
                  f.liquidation ? " liquidation" : "",
                  f.hasClientOrderId ? f.clientOrderId() : "-"));
    }
  }

  @Override
  public void fundings(Rows<FundingReport> fundings, boolean snapshot) {
    lines.add((snapshot ? "snapshot of " : "") + fundings.size() + " fundings");
    for (int i = 0; i < fundings.size(); i++) {
      FundingReport f = fundings.get(i);
      lines.add(
          "funding #%d %d on %d at %d, %d"
              .formatted(f.instrumentId, f.payment, f.positionSize, f.rateE12, f.venueNanos));
    }
  }

  @Override
  public void venueCancels(Rows<CancelReport> cancels) {
    for (int i = 0; i < cancels.size(); i++) {
      lines.add("cancelled #" + cancels.get(i).instrumentId + " oid " + cancels.get(i).oid);
    }
  }

  @Override
  public void liquidation() {
    lines.add("liquidation");
  }

  @Override
  public void actionReply(long postId, ActionReply reply) {
    StringBuilder line = new StringBuilder("reply " + postId + " " + reply.kind);
    if (reply.kind == ActionReply.Kind.REFUSED) {
      line.append(' ').append(reply.error()).append(" '").append(reply.text()).append('\'');
    }
    for (int i = 0; i < reply.count(); i++) {
      ActionStatus status = reply.status(i);
      line.append(' ').append(status.kind);
      switch (status.kind) {
        case RESTING -> line.append(' ').append(status.oid);
        case FILLED ->
            line.append(' ')
                .append(status.oid)
                .append(' ')
                .append(status.filledSize)
                .append('x')
                .append(status.averagePrice);
        case ERROR ->
            line.append(' ').append(status.error()).append(" '").append(status.text()).append('\'');
        case WAITING, SUCCESS, UNKNOWN -> {}
      }
      if (status.hasClientOrderId) {
        line.append(' ').append(status.clientOrderId());
      }
    }
    lines.add(line.toString());
  }

  @Override
  public void infoReply(long postId, byte[] message, int offset, int length) {
    lines.add("info " + postId + " " + text(message, offset, length));
  }

  @Override
  public void postFailed(long postId, String text) {
    lines.add("post " + postId + " failed: " + text);
  }

  @Override
  public void pong() {
    lines.add("pong");
  }

  @Override
  public void subscribed(Subscription subscription) {
    lines.add("subscribed " + subscription.key());
  }

  @Override
  public void unsubscribed(Subscription subscription) {
    lines.add("unsubscribed " + subscription.key());
  }

  @Override
  public void error(String text) {
    lines.add("error " + text);
  }

  @Override
  public void unknownCoin(Channel channel) {
    lines.add("unknown coin on " + channel);
  }

  @Override
  public void other(Channel channel, byte[] message, int offset, int length) {
    lines.add("other " + channel + " " + text(message, offset, length));
  }

  @Override
  public void notJson() {
    lines.add("not json");
  }

  @Override
  public void malformed(Channel channel, MalformedMessage why) {
    malformed = why;
    lines.add("malformed " + channel + " " + why.fault() + " at " + why.position());
  }

  private static String text(byte[] message, int offset, int length) {
    return new String(message, offset, length, StandardCharsets.UTF_8);
  }
}

package hft.hyperliquid.probe;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.gateway.ActionSigner;
import hft.hyperliquid.nonce.NonceFile;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.hyperliquid.socket.CloseReason;
import hft.hyperliquid.socket.Inbox;
import hft.hyperliquid.socket.Socket;
import hft.hyperliquid.socket.SocketListener;
import hft.hyperliquid.socket.Sockets;
import hft.port.Clock;
import hft.wire.action.L1Action;
import hft.wire.action.OrderRequest;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.feed.Channel;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.FeedListener;
import hft.wire.feed.OrderReport;
import hft.wire.feed.OrderStatusWord;
import hft.wire.feed.Rows;
import hft.wire.info.InfoType;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import hft.wire.reply.ReplyDecoder;
import hft.wire.sign.Signer;
import hft.wire.subscription.ClientEncoder;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One order far from the market, post-only: placed, seen on the stream of order updates and in the
 * list of open orders, cancelled, and seen to be gone. What works for it works for the first quote.
 */
public final class OrderProbe {
  private static final String NAME = "test order";

  /** Of the mid: far enough never to trade, near enough for the venue's price band. */
  private static final double PRICE_SHARE = 0.8;

  private static final long NOTIONAL = 11 * Fixed8.ONE;

  /** A status of our order on the stream. */
  private record Seen(ClientOrderId id, OrderStatusWord status) {}

  private final Sockets sockets;
  private final URI ws;
  private final int inboxBytes;
  private final Rest rest;
  private final Questions questions;
  private final Account account;
  private final ActionSigner signer;
  private final NonceFile nonces;
  private final Clock clock;
  private final Duration patience;
  private final ReplyDecoder decoder = new ReplyDecoder();
  private final ActionReply reply = new ActionReply();

  public OrderProbe(
      Sockets sockets,
      URI ws,
      int inboxBytes,
      Rest rest,
      Account account,
      Signer signer,
      NonceFile nonces,
      Clock clock,
      Duration patience) {
    this.sockets = sockets;
    this.ws = ws;
    this.inboxBytes = inboxBytes;
    this.rest = rest;
    this.questions = new Questions(rest, patience);
    this.account = account;
    this.signer = new ActionSigner(account, signer);
    this.nonces = nonces;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * @param asset the venue's id of the instrument
   * @param id unique to this order
   */
  public Check run(Instrument instrument, int asset, ClientOrderId id) {
    var stream = new Stream(instrument);
    try {
      return order(instrument, asset, id, stream);
    } catch (VenueUnreachable | MalformedMessage | Failure e) {
      return new Check(NAME, String.valueOf(e.getMessage()), "see the venue's words above");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check(NAME, "interrupted", "start again");
    } finally {
      stream.close();
    }
  }

  private Check order(Instrument instrument, int asset, ClientOrderId id, Stream stream)
      throws InterruptedException {
    stream.open();
    Long mid =
        questions.ask(Questions.ofDex(InfoType.ALL_MIDS)).allMids().mids().get(instrument.coin());
    if (mid == null) {
      throw new Failure("the venue has no mid of " + instrument.coin());
    }
    long price = instrument.priceGrid().floor((long) (mid * PRICE_SHARE));
    long size = instrument.ceilSize(Fixed8.divide(NOTIONAL, price) + instrument.lot());
    ActionStatus placed =
        send(
            TradingAction.Order.of(
                List.of(OrderRequest.limit(asset, Side.BID, price, size, TimeInForce.ALO, id))));
    if (placed.kind != ActionStatus.Kind.RESTING) {
      throw new Failure("the order was answered with " + placed.kind + " " + placed.text());
    }
    boolean seen = stream.sees(id, OrderStatusWord.OPEN);
    boolean listed =
        questions
            .ask(Questions.ofUserOnDex(InfoType.OPEN_ORDERS, account.address().toString()))
            .openOrders()
            .stream()
            .anyMatch(row -> id.equals(row.clientOrderId()));
    ActionStatus gone =
        send(
            new TradingAction.CancelByCloid(
                List.of(new TradingAction.CloidCancel(asset, id)), true));
    if (gone.kind != ActionStatus.Kind.SUCCESS) {
      throw new Failure("its cancel was answered with " + gone.kind + " " + gone.text());
    }
    boolean seenGone = stream.sees(id, OrderStatusWord.CANCELED);
    String found =
        instrument.coin()
            + " bid at "
            + Fixed8.format(price)
            + ": placed"
            + (seen ? ", seen on the stream" : ", NOT seen on the stream")
            + (listed ? ", listed" : ", NOT listed")
            + (seenGone ? ", cancelled and seen gone" : ", cancelled, NOT seen gone")
            + (stream.unread.isEmpty() ? "" : "; a message could not be read: " + stream.unread);
    return seen && listed && seenGone
        ? Check.ok(NAME, found)
        : new Check(NAME, found, "is hft.venue.account the account this key trades for?");
  }

  private ActionStatus send(L1Action action) {
    long nonce = nonces.next(clock.nanos() / 1_000_000);
    byte[] body = signer.sign(action, nonce).toBytes();
    switch (rest.ask(Rest.Endpoint.EXCHANGE, body, patience)) {
      case Rest.Answer.Ok(var answer) -> decoder.decode(answer, 0, answer.length, reply);
      case Rest.Answer.Status(int code, var text) -> throw new Failure("HTTP " + code + " " + text);
      case Rest.Answer.Failed(var why) -> throw new Failure(why);
    }
    if (reply.kind == ActionReply.Kind.REFUSED) {
      throw new Failure("the venue refused: " + reply.text());
    }
    ActionStatus status = reply.statusFor(0, 1);
    if (status == null) {
      throw new Failure("the venue answered with no status");
    }
    return status;
  }

  /** The order updates, on a socket of their own. */
  private final class Stream implements SocketListener, FeedListener {
    private final Inbox inbox = new Inbox(inboxBytes);
    private final FeedDecoder feed;
    private final CompletableFuture<Socket> socket = new CompletableFuture<>();
    private final CompletableFuture<Subscription> acknowledged = new CompletableFuture<>();

    /** Updates not looked at yet; an account that quotes elsewhere has some. */
    private static final int MOST_SEEN = 1_024;

    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>(MOST_SEEN);
    private volatile String unread = "";

    Stream(Instrument instrument) {
      feed = new FeedDecoder(new CoinTable(List.of(instrument.coin())));
    }

    void open() throws InterruptedException {
      sockets.dial(ws, inbox, this);
      JsonWriter writer = new JsonWriter(128);
      ClientEncoder.subscribe(
          writer,
          Subscription.ofUser(SubscriptionType.ORDER_UPDATES, account.address().toString()));
      await(socket, "the websocket " + ws).send(writer.buffer(), 0, writer.length());
      await(acknowledged, "the subscription to order updates");
    }

    private <T> T await(CompletableFuture<T> what, String name) throws InterruptedException {
      try {
        return what.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new Failure(name + " does not answer within " + patience);
      } catch (ExecutionException e) {
        throw new Failure(name + ": " + e.getMessage());
      }
    }

    boolean sees(ClientOrderId id, OrderStatusWord status) throws InterruptedException {
      long until = System.nanoTime() + patience.toNanos();
      for (long left = patience.toNanos(); left > 0; left = until - System.nanoTime()) {
        Seen next = seen.poll(left, TimeUnit.NANOSECONDS);
        if (next != null && next.equals(new Seen(id, status))) {
          return true;
        }
      }
      return false;
    }

    void close() {
      socket.thenAccept(it -> it.close("probe done")); // also one that opens only now
    }

    @Override
    public void opened(Socket opened) {
      socket.complete(opened);
    }

    @Override
    public void arrived() {
      inbox.drain(
          (utf8, offset, length, receiveNanos) ->
              feed.decode(utf8, offset, length, receiveNanos, this));
    }

    @Override
    public void closed(CloseReason reason) {
      socket.completeExceptionally(new Failure(reason.toString()));
      acknowledged.completeExceptionally(new Failure(reason.toString()));
    }

    @Override
    public void subscribed(Subscription subscription) {
      acknowledged.complete(subscription);
    }

    @Override
    public void orders(Rows<OrderReport> orders) {
      for (int i = 0; i < orders.size(); i++) {
        if (!seen.offer(new Seen(orders.get(i).clientOrderId(), orders.get(i).status))) {
          unread = "more than " + MOST_SEEN + " order updates at once";
        }
      }
    }

    @Override
    public void error(String text) {
      acknowledged.completeExceptionally(new Failure(text));
    }

    @Override
    public void malformed(Channel channel, MalformedMessage why) {
      unread = channel + ": " + why.getMessage();
    }
  }

  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }
  }
}

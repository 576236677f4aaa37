package hft.app.bench.tick;

import hft.app.clock.WallClock;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.hyperliquid.socket.CloseReason;
import hft.hyperliquid.socket.Inbox;
import hft.hyperliquid.socket.NettySockets;
import hft.hyperliquid.socket.SendResult;
import hft.hyperliquid.socket.Socket;
import hft.hyperliquid.socket.SocketListener;
import hft.hyperliquid.socket.SocketSettings;
import hft.wire.action.ActionEncoder;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.OrderRequest;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.json.JsonWriter;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.SignedRequest;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import hft.wire.subscription.ClientEncoder;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The floor: a client on the engine's own sockets that answers each touch, on the network thread
 * and without reading it, with an order that was signed beforehand. What it takes is the library's
 * and the system's.
 */
final class BareClient implements AutoCloseable {
  private static final byte[] BBO = "\"channel\":\"bbo\"".getBytes(StandardCharsets.US_ASCII);

  /** Far from any price, so that it never trades and never rests. */
  private static final long PRICE = 80_000 * Fixed8.ONE;

  private static final long SIZE = Fixed8.ONE / 1_000;

  /** A touch that was answered. */
  record Answered(long arrivedNanos, long writtenNanos) {}

  private final Signer signer;
  private final Queue<byte[]> orders = new ArrayDeque<>();
  private final List<Answered> answered = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param secret of a key made for this and nobody's
   */
  BareClient(byte[] secret) {
    signer = Signers.of(secret);
  }

  Address address() {
    return signer.address();
  }

  /**
   * Answers touches until the time is up or its orders are used up.
   *
   * @return what it answered, in order
   */
  List<Answered> run(URI ws, SocketSettings settings, int most, Duration length)
      throws IOException, InterruptedException {
    sign(most);
    Echo echo = new Echo(new Inbox(settings.inboxBytes()));
    try (NettySockets sockets = new NettySockets(settings, WallClock.INSTANCE, 1)) {
      sockets.dial(ws, echo.inbox, echo);
      TimeUnit.NANOSECONDS.sleep(length.toNanos());
      echo.ending = true;
      if (!echo.trouble.isEmpty()) {
        throw new IOException("the bare client: " + echo.trouble);
      }
    }
    return answered;
  }

  private void sign(int count) {
    SignedRequest requests = new SignedRequest(signer, Network.MAINNET);
    ActionEncoder encoder = new ActionEncoder();
    JsonWriter post = new JsonWriter(1_024);
    long nonce = WallClock.INSTANCE.nanos() / 1_000_000;
    for (int i = 0; i < count; i++) {
      encoder.encode(
          TradingAction.Order.of(
              List.of(
                  OrderRequest.limit(
                      0, Side.BID, PRICE, SIZE, TimeInForce.IOC, new ClientOrderId(nonce, i)))));
      var request = requests.of(encoder, nonce + i, null, ActionHasher.NO_EXPIRY);
      ClientEncoder.postAction(post, i, request.array(), 0, request.length());
      orders.add(post.toBytes());
    }
  }

  @Override
  public void close() {
    signer.close();
  }

  /** On the network thread. */
  private final class Echo implements SocketListener, Inbox.Reader {
    private final Inbox inbox;
    private volatile String trouble = "never connected";
    private @Nullable Socket socket;
    private volatile boolean ending;

    Echo(Inbox inbox) {
      this.inbox = inbox;
    }

    @Override
    public void opened(Socket opened) {
      socket = opened;
      trouble = "";
      JsonWriter writer = new JsonWriter(256);
      for (Instrument coin : SteppedMarket.COINS) {
        ClientEncoder.subscribe(writer, Subscription.ofCoin(SubscriptionType.BBO, coin.coin()));
        opened.send(writer.buffer(), 0, writer.length());
      }
    }

    @Override
    public void arrived() {
      inbox.drain(this);
    }

    @Override
    public void frame(byte[] utf8, int offset, int length, long receiveNanos) {
      if (!isTouch(utf8, offset, length) || ending) {
        return;
      }
      byte[] order = orders.poll();
      Socket open = socket;
      if (order == null || open == null) {
        return;
      }
      SendResult result =
          open.send(
              order,
              0,
              order.length,
              () -> answered.add(new Answered(receiveNanos, WallClock.INSTANCE.nanos())));
      if (result != SendResult.QUEUED) {
        trouble = "its order was not sent: " + result;
      }
    }

    private static boolean isTouch(byte[] utf8, int offset, int length) {
      for (int i = 0; i < BBO.length; i++) {
        if (i >= length || utf8[offset + 1 + i] != BBO[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void closed(CloseReason reason) {
      if (!ending) {
        trouble = "its socket ended: " + reason;
      }
    }
  }
}

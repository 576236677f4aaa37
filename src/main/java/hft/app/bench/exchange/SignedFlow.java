package hft.app.bench.exchange;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.action.ActionEncoder;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.OrderRequest;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.SignedRequest;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.nio.ByteBuffer;
import java.util.List;

/** One account's signed actions: an order that rests, its cancel, the next order, and so on. */
final class SignedFlow {
  private static final long SIZE = Fixed8.ONE / 1_000;

  private final Signer signer;
  private final SignedRequest requests;
  private final ActionEncoder encoder = new ActionEncoder();
  private long nonce = System.currentTimeMillis();
  private long step;

  /**
   * @param number tells its key, made for this and nobody's
   */
  SignedFlow(int number) {
    byte[] secret = new byte[32];
    ByteBuffer.wrap(secret).putInt(28, number + 1).put(0, (byte) 0x11);
    this.signer = Signers.of(secret);
    this.requests = new SignedRequest(signer, Network.MAINNET);
  }

  Address address() {
    return signer.address();
  }

  /** The next signed request. */
  byte[] next() {
    long cycle = step / 2;
    ClientOrderId id = new ClientOrderId(2, cycle);
    return signed(
        (step++ & 1) == 0
            ? order(Side.BID, 90_000 + cycle % 97, TimeInForce.ALO, id)
            : new TradingAction.CancelByCloid(
                List.of(new TradingAction.CloidCancel(0, id)), false));
  }

  /** One order of a thousandth of a bitcoin. */
  byte[] order(Side side, long dollars, ClientOrderId id) {
    return signed(order(side, dollars, TimeInForce.ALO, id));
  }

  byte[] cancel(ClientOrderId id) {
    return signed(
        new TradingAction.CancelByCloid(List.of(new TradingAction.CloidCancel(0, id)), false));
  }

  private static TradingAction order(Side side, long dollars, TimeInForce tif, ClientOrderId id) {
    return TradingAction.Order.of(
        List.of(OrderRequest.limit(0, side, dollars * Fixed8.ONE, SIZE, tif, id)));
  }

  private byte[] signed(TradingAction action) {
    encoder.encode(action);
    return requests.of(encoder, nonce++, null, ActionHasher.NO_EXPIRY).toBytes();
  }
}

package hft.wire.action;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import org.jspecify.annotations.Nullable;

/**
 * Writes one action at a time into two reused buffers: the JSON that is sent and the msgpack that
 * is hashed. Batches of orders and cancels can be told piece by piece, which allocates nothing:
 *
 * <pre>
 * encoder.beginOrders(2);
 * encoder.order(...);
 * encoder.order(...);
 * encoder.endOrders();
 * </pre>
 *
 * One thread.
 */
public final class ActionEncoder {
  private static final int USUAL_BYTES = 4_096;

  private final WireBuffer json = new WireBuffer(USUAL_BYTES);
  private final WireBuffer msgpack = new WireBuffer(USUAL_BYTES);
  private final JsonSink jsonSink = new JsonSink(json);
  private final MsgpackSink msgpackSink = new MsgpackSink(msgpack);
  private boolean fast;

  /** The action as it goes into the request. */
  public WireBuffer json() {
    return json;
  }

  /** The action as it is hashed; empty for user-signed actions. */
  public WireBuffer msgpack() {
    return msgpack;
  }

  public void encode(L1Action action) {
    restart();
    switch (action) {
      case TradingAction trading -> {
        ActionShape.write(trading, jsonSink);
        ActionShape.write(trading, msgpackSink);
      }
      case AccountAction account -> {
        AccountShape.write(account, jsonSink);
        AccountShape.write(account, msgpackSink);
      }
      case UnknownAction(_, var bytes) -> msgpack.put(bytes);
    }
  }

  /** Has no msgpack: its signature covers typed data. */
  public void encode(UserSignedAction action) {
    restart();
    UserSignedShape.write(action, jsonSink);
  }

  public void beginOrders(int count) {
    restart();
    ActionShape.beginOrders(count, null, jsonSink);
    ActionShape.beginOrders(count, null, msgpackSink);
  }

  /**
   * A limit order.
   *
   * @param price scaled by 1e-8
   * @param size scaled by 1e-8
   */
  public void order(
      int asset,
      Side side,
      long price,
      long size,
      boolean reduceOnly,
      TimeInForce tif,
      @Nullable ClientOrderId clientOrderId) {
    order(asset, side, price, size, reduceOnly, tif, clientOrderId, jsonSink);
    order(asset, side, price, size, reduceOnly, tif, clientOrderId, msgpackSink);
  }

  private static void order(
      int asset,
      Side side,
      long price,
      long size,
      boolean reduceOnly,
      TimeInForce tif,
      @Nullable ClientOrderId clientOrderId,
      ActionSink sink) {
    ActionShape.beginOrder(asset, side, price, size, reduceOnly, clientOrderId != null, sink);
    ActionShape.limit(tif, sink);
    ActionShape.endOrder(clientOrderId, sink);
  }

  public void endOrders() {
    ActionShape.endOrders(Grouping.NONE, null, jsonSink);
    ActionShape.endOrders(Grouping.NONE, null, msgpackSink);
  }

  /**
   * @param fast as in {@link TradingAction.Cancel}
   */
  public void beginCancels(int count, boolean fast) {
    beginCancels(Key.CANCEL, count, fast);
  }

  public void cancel(int asset, long oid) {
    ActionShape.cancel(asset, oid, jsonSink);
    ActionShape.cancel(asset, oid, msgpackSink);
  }

  /**
   * @param fast as in {@link TradingAction.Cancel}
   */
  public void beginCancelsByCloid(int count, boolean fast) {
    beginCancels(Key.CANCEL_BY_CLOID, count, fast);
  }

  public void cancelByCloid(int asset, ClientOrderId clientOrderId) {
    ActionShape.cancelByCloid(asset, clientOrderId, jsonSink);
    ActionShape.cancelByCloid(asset, clientOrderId, msgpackSink);
  }

  /** Ends a batch of cancels of either kind. */
  public void endCancels() {
    ActionShape.endFlagged(Key.F, fast, jsonSink);
    ActionShape.endFlagged(Key.F, fast, msgpackSink);
  }

  private void beginCancels(Key kind, int count, boolean asFast) {
    restart();
    fast = asFast;
    ActionShape.beginCancels(kind, count, fast, jsonSink);
    ActionShape.beginCancels(kind, count, fast, msgpackSink);
  }

  private void restart() {
    json.clear();
    msgpack.clear();
    jsonSink.restart();
  }
}

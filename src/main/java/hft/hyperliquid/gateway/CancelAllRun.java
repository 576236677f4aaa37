package hft.hyperliquid.gateway;

import hft.wire.action.TradingAction;
import hft.wire.action.TradingAction.OidCancel;
import hft.wire.info.InfoDecoder;
import hft.wire.info.OrderRow;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes everything out and does not call it done before the venue says that nothing is open: what
 * we know is open at once, then whatever the venue lists, until its list is empty and no order is
 * on its way. Trouble means another round after a delay, for as long as it takes. Belongs to the
 * gateway's thread.
 */
final class CancelAllRun {
  /** What the run needs from its gateway. */
  interface Ways {
    void openOrders(Call call);

    void action(TradingAction action, Call call);

    /** Calls {@link CancelAllRun#again} after so many retry delays. */
    void later(int delays);

    /** Nothing is open any more. */
    void done(int count);

    void troubled(String why);

    /** No order is on its way whose fate nobody knows: it could land after an empty list. */
    boolean isSettled();
  }

  /** Of the delay between rounds that fail. */
  private static final int MAX_DOUBLINGS = 3;

  private final Ways ways;
  private final OpenOids open;
  private final Assets assets;
  private final int batch;
  private boolean running;
  private boolean dirty;
  private int pending;
  private int count;

  /** Rounds in a row that failed: each look costs weight that the way back needs, too. */
  private int failures;

  CancelAllRun(Ways ways, OpenOids open, Assets assets, int batch) {
    this.ways = ways;
    this.open = open;
    this.assets = assets;
    this.batch = batch;
  }

  boolean isRunning() {
    return running;
  }

  /** Starts, or makes a run that is under way look once more. */
  void start() {
    if (running) {
      dirty = true;
      again(); // whoever asks has reason to: no waiting for the end of a delay
      return;
    }
    running = true;
    failures = 0;
    count = 0;
    List<OidCancel> known = new ArrayList<>();
    open.forEach((oid, asset) -> known.add(new OidCancel(asset, oid)));
    if (known.isEmpty()) {
      look();
    } else {
      cancel(known);
    }
  }

  /** The retry delay is over. */
  void again() {
    if (running && pending == 0) {
      look();
    }
  }

  private void look() {
    dirty = false;
    pending++;
    ways.openOrders(
        new Step() {
          @Override
          public void told(InfoDecoder answer) {
            listed(answer.openOrders());
          }
        });
  }

  private void listed(List<OrderRow> orders) {
    pending--;
    List<OidCancel> found = new ArrayList<>();
    boolean strangers = false;
    for (OrderRow order : orders) {
      Integer asset = assets.ids().get(order.coin());
      if (asset == null) {
        strangers = true;
        ways.troubled("an open order of unknown coin " + order.coin() + ": cancel it by hand");
      } else {
        found.add(new OidCancel(asset, order.oid()));
      }
    }
    if (!found.isEmpty()) {
      cancel(found);
    } else if (strangers) {
      retry(); // something is open, so this is not done
    } else if (dirty) {
      look();
    } else if (!ways.isSettled()) {
      ways.later(1);
    } else {
      running = false;
      open.clear();
      ways.done(count);
    }
  }

  private void retry() {
    ways.later(1 << Math.min(failures++, MAX_DOUBLINGS));
  }

  private void cancel(List<OidCancel> cancels) {
    for (int from = 0; from < cancels.size(); from += batch) {
      List<OidCancel> part = cancels.subList(from, Math.min(from + batch, cancels.size()));
      pending++;
      ways.action(new TradingAction.Cancel(part, true), new Batch(List.copyOf(part)));
    }
  }

  private void afterBatch() {
    pending--;
    if (pending == 0) {
      look();
    }
  }

  private abstract class Step implements Call {
    @Override
    public void notSent(String why) {
      unknown(why);
    }

    @Override
    public void unknown(String why) {
      pending--;
      ways.troubled(why);
      retry();
    }
  }

  private final class Batch extends Step {
    private final List<OidCancel> part;

    Batch(List<OidCancel> part) {
      this.part = part;
    }

    @Override
    public void replied(ActionReply reply) {
      if (reply.kind == ActionReply.Kind.REFUSED) {
        unknown("the venue refused cancels: " + reply.text());
        return;
      }
      failures = 0;
      for (int i = 0; i < part.size(); i++) {
        ActionStatus status = reply.statusFor(i, part.size());
        if (status != null && status.kind == ActionStatus.Kind.SUCCESS) {
          count++;
          open.closed(part.get(i).oid());
        }
      }
      afterBatch();
    }
  }
}

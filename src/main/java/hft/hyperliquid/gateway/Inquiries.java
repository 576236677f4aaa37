package hft.hyperliquid.gateway;

import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.RejectReason;
import hft.port.AccountEvent;
import hft.wire.feed.OrderStatusWord;
import hft.wire.info.InfoDecoder;
import hft.wire.info.OrderStatusRow;
import hft.wire.reply.ActionReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of orders nobody answered for. First a noop with the nonce of the action: if it gets
 * in, the action never will. Then the venue is asked for each order. An order it does not know
 * counts as never placed only once its nonce is burnt; otherwise it is asked for again, and after
 * the last time snapshots must tell. Belongs to the gateway's thread.
 */
final class Inquiries {
  /** What inquiries need from their gateway. */
  interface Ways {
    void noop(long nonce, Call call);

    void orderStatus(OrderIntent order, Call call);

    /** Runs {@code step} after the retry delay. */
    void later(Runnable step);

    void event(AccountEvent event);

    long nowNanos();
  }

  /** Orders asked for at once; more are left to the snapshots. */
  private static final int MAX_OPEN = 200;

  private final Ways ways;
  private final int attempts;
  private int open;

  Inquiries(Ways ways, int attempts) {
    this.ways = ways;
    this.attempts = attempts;
  }

  int open() {
    return open;
  }

  /** Nobody answered for the action with this nonce. */
  void start(long nonce, List<OrderIntent> orders) {
    List<Inquiry> inquiries = new ArrayList<>();
    for (OrderIntent order : orders) {
      if (open < MAX_OPEN) {
        open++;
        inquiries.add(new Inquiry(order));
      }
    }
    ways.noop(
        nonce,
        new Call() {
          @Override
          public void replied(ActionReply reply) {
            ask(reply.kind == ActionReply.Kind.DEFAULT);
          }

          @Override
          public void notSent(String why) {
            ask(false);
          }

          @Override
          public void unknown(String why) {
            ask(false);
          }

          private void ask(boolean burnt) {
            inquiries.forEach(inquiry -> inquiry.ask(burnt));
          }
        });
  }

  private final class Inquiry implements Call {
    private final OrderIntent order;
    private boolean burnt;
    private int asked;

    Inquiry(OrderIntent order) {
      this.order = order;
    }

    void ask(boolean nonceIsBurnt) {
      burnt = nonceIsBurnt;
      asked++;
      ways.orderStatus(order, this);
    }

    @Override
    public void told(InfoDecoder answer) {
      OrderStatusRow fate = answer.orderStatus().order();
      if (fate == null && !burnt) {
        again();
      } else if (fate == null) {
        end(OrderStatus.REJECTED, 0, order.size(), RejectReason.OTHER, ways.nowNanos());
      } else {
        OrderStatusWord word = OrderStatusWord.of(fate.status());
        OrderStatus status = word.status();
        if (status == null) {
          again();
        } else {
          var row = fate.order().order();
          end(status, row.oid(), row.size(), word.reason(), fate.statusNanos());
        }
      }
    }

    private void end(
        OrderStatus status,
        long oid,
        long remaining,
        @Nullable RejectReason reason,
        long venueNanos) {
      open--;
      ways.event(
          new AccountEvent.OrderUpdate(
              order.clientOrderId(),
              oid,
              order.instrument().id(),
              order.side(),
              order.price(),
              remaining,
              order.size(),
              status,
              reason,
              venueNanos));
    }

    private void again() {
      if (asked < attempts) {
        ways.later(() -> ask(burnt));
      } else {
        open--;
      }
    }

    @Override
    public void notSent(String why) {
      again();
    }

    @Override
    public void unknown(String why) {
      again();
    }
  }
}

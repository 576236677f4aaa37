package hft.hyperliquid.gateway;

import hft.hyperliquid.link.Topic;
import hft.port.AccountEvent;
import hft.wire.action.Address;
import hft.wire.feed.CancelReport;
import hft.wire.feed.Channel;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedListener;
import hft.wire.feed.FillReport;
import hft.wire.feed.FundingReport;
import hft.wire.feed.OrderReport;
import hft.wire.feed.Rows;
import hft.wire.info.InfoDecoder;
import hft.wire.info.LedgerUpdateRow;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.util.List;

/**
 * What arrives on the account's socket, as account events and answers to posts. Fills and funding
 * come twice, as user events and on channels of their own: one of the two may die silently, and the
 * reconciler drops repeats. The channels of their own repeat what was missed after every
 * subscribing.
 */
final class AccountStream implements FeedListener {
  /** Who hears of it. */
  interface Listener {
    void event(AccountEvent event);

    void opened(long oid, int instrumentId);

    void closed(long oid);

    /** A message of the {@code topic}-th of {@link #topics}. */
    void data(int topic);

    void acknowledged(int topic);

    void trouble(String what);

    /** Something happened to the account, and nobody can say what. */
    void missed(String what);
  }

  private static final int ORDER_UPDATES = 0;
  private static final int USER_FILLS = 2;

  private final String user;
  private final List<Subscription> subscriptions;
  private final Calls calls;
  private final Listener listener;

  AccountStream(Address user, Calls calls, Listener listener) {
    String address = user.toString();
    this.user = address;
    this.subscriptions =
        List.of(
            Subscription.ofUser(SubscriptionType.ORDER_UPDATES, address),
            Subscription.ofUser(SubscriptionType.USER_EVENTS, address),
            Subscription.ofUser(SubscriptionType.USER_FILLS, address),
            Subscription.ofUser(SubscriptionType.USER_FUNDINGS, address),
            Subscription.ofUser(SubscriptionType.USER_NON_FUNDING_LEDGER_UPDATES, address));
    this.calls = calls;
    this.listener = listener;
  }

  /** What to subscribe to, in the order of the numbers told to the listener. */
  List<Topic> topics() {
    return subscriptions.stream()
        .map(it -> new Topic(it, Topic.ACCOUNT, it.type() == SubscriptionType.USER_FILLS, 0))
        .toList();
  }

  @Override
  public void orders(Rows<OrderReport> orders) {
    listener.data(ORDER_UPDATES);
    for (int i = 0; i < orders.size(); i++) {
      OrderReport report = orders.get(i);
      AccountEvent.OrderUpdate update = AccountEvents.update(report);
      if (report.instrumentId == CoinTable.UNKNOWN) {
        listener.trouble("an order of a coin we do not trade, oid " + report.oid);
      } else if (update == null) {
        listener.trouble("an order status we cannot read, oid " + report.oid);
      } else {
        if (update.status().isTerminal()) {
          listener.closed(report.oid);
        } else {
          listener.opened(report.oid, report.instrumentId);
        }
        listener.event(update);
      }
    }
  }

  @Override
  public void fills(Rows<FillReport> fills, boolean snapshot) {
    for (int i = 0; i < fills.size(); i++) {
      FillReport fill = fills.get(i);
      if (fill.instrumentId != CoinTable.UNKNOWN) {
        listener.event(AccountEvents.fill(fill));
      }
    }
    if (snapshot) {
      listener.data(USER_FILLS);
    }
  }

  @Override
  public void fundings(Rows<FundingReport> fundings, boolean snapshot) {
    for (int i = 0; i < fundings.size(); i++) {
      if (fundings.get(i).instrumentId != CoinTable.UNKNOWN) {
        listener.event(AccountEvents.funding(fundings.get(i)));
      }
    }
  }

  @Override
  public void other(Channel channel, byte[] message, int offset, int length) {
    if (channel == Channel.USER_NON_FUNDING_LEDGER_UPDATES) {
      try {
        InfoDecoder.of(message, offset, length).pushedLedgerUpdates().forEach(this::transfer);
      } catch (MalformedMessage why) {
        listener.trouble(channel + " cannot be read, a later look must tell: " + why.getMessage());
      }
    }
  }

  private void transfer(LedgerUpdateRow row) {
    Long amount = row.effectOn(user);
    if (amount != null && amount != 0) {
      listener.event(AccountEvents.transfer(row, amount));
    }
  }

  /** The order updates say the same and more; this is only for cancel-all. */
  @Override
  public void venueCancels(Rows<CancelReport> cancels) {
    for (int i = 0; i < cancels.size(); i++) {
      listener.closed(cancels.get(i).oid);
    }
  }

  @Override
  public void liquidation() {
    listener.trouble("the venue reports a liquidation of this account");
  }

  @Override
  public void actionReply(long postId, ActionReply reply) {
    calls.onActionReply(postId, reply);
  }

  @Override
  public void infoReply(long postId, byte[] message, int offset, int length) {
    calls.onInfoReply(postId, message, offset, length);
  }

  @Override
  public void postFailed(long postId, String text) {
    calls.onPostFailed(postId, text);
  }

  @Override
  public void subscribed(Subscription subscription) {
    int topic = subscriptions.indexOf(subscription);
    if (topic >= 0) {
      listener.acknowledged(topic);
    }
  }

  @Override
  public void error(String text) {
    listener.trouble("the venue says: " + text);
  }

  @Override
  public void malformed(Channel channel, MalformedMessage why) {
    String what = channel + " cannot be read: " + why.getMessage();
    switch (channel) {
      case ORDER_UPDATES, USER, USER_FILLS -> listener.missed(what);
      default -> listener.trouble(what); // a post without an answer has its deadline
    }
  }
}

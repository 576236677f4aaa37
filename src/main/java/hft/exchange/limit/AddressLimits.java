package hft.exchange.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What one network address has used of its bounds. */
public final class AddressLimits {
  /** Uses within the last minute, by the second. */
  private static final class PerMinute {
    private record Use(long second, int amount) {}

    private final int most;
    private final Deque<Use> uses = new ArrayDeque<>();
    private long sum;

    PerMinute(int most) {
      this.most = most;
    }

    boolean take(int amount, long nanos) {
      long second = nanos / 1_000_000_000L;
      while (!uses.isEmpty() && uses.peekFirst().second() <= second - 60) {
        sum -= uses.removeFirst().amount();
      }
      if (sum + amount > most) {
        return false;
      }
      sum += amount;
      Use last = uses.peekLast();
      if (last != null && last.second() == second) {
        uses.removeLast();
        uses.addLast(new Use(second, last.amount() + amount));
      } else {
        uses.addLast(new Use(second, amount));
      }
      return true;
    }
  }

  private final Terms terms;
  private final PerMinute weight;
  private final PerMinute messages;
  private final PerMinute connects;
  private final Map<String, Integer> users = new HashMap<>();
  private int connections;
  private int subscriptions;
  private int posts;

  public AddressLimits(Terms terms) {
    this.terms = terms;
    this.weight = new PerMinute(terms.weightPerMinute());
    this.messages = new PerMinute(terms.messagesPerMinute());
    this.connects = new PerMinute(terms.connectsPerMinute());
  }

  public boolean tryWeight(int amount, long nanos) {
    return weight.take(amount, nanos);
  }

  public boolean tryMessage(long nanos) {
    return messages.take(1, nanos);
  }

  public boolean tryConnect(long nanos) {
    if (connections >= terms.connections() || !connects.take(1, nanos)) {
      return false;
    }
    connections++;
    return true;
  }

  public void disconnected() {
    connections--;
  }

  public boolean trySubscribe() {
    if (subscriptions >= terms.subscriptions()) {
      return false;
    }
    subscriptions++;
    return true;
  }

  public void unsubscribed() {
    subscriptions--;
  }

  /** One more subscription to this account's news. */
  public boolean tryUser(String user) {
    if (!users.containsKey(user) && users.size() >= terms.users()) {
      return false;
    }
    users.merge(user, 1, Integer::sum);
    return true;
  }

  public void leftUser(String user) {
    users.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
  }

  public boolean tryPost() {
    if (posts >= terms.postsInFlight()) {
      return false;
    }
    posts++;
    return true;
  }

  public void answered() {
    posts--;
  }

  public Terms terms() {
    return terms;
  }
}

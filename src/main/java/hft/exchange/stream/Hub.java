package hft.exchange.stream;

import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is subscribed to what. */
public final class Hub {
  private final Map<Long, Connection> connections = new LinkedHashMap<>();
  private final Map<SubscriptionType, Map<Subscription, Set<Connection>>> subscribers =
      new EnumMap<>(SubscriptionType.class);

  public void connected(Connection connection) {
    connections.put(connection.id(), connection);
  }

  /** Forgets a connection and all it was subscribed to; safe to repeat. */
  public void disconnected(Connection connection) {
    if (connections.remove(connection.id()) == null) {
      return;
    }
    for (Subscription subscription : List.copyOf(connection.subscriptions)) {
      unsubscribe(connection, subscription);
    }
    connection.limits().disconnected();
  }

  public Collection<Connection> connections() {
    return List.copyOf(connections.values());
  }

  boolean subscribe(Connection connection, Subscription subscription) {
    if (!connection.subscriptions.add(subscription)) {
      return false;
    }
    subscribers
        .computeIfAbsent(subscription.type(), any -> new LinkedHashMap<>())
        .computeIfAbsent(subscription, any -> new LinkedHashSet<>())
        .add(connection);
    return true;
  }

  boolean unsubscribe(Connection connection, Subscription subscription) {
    if (!connection.subscriptions.remove(subscription)) {
      return false;
    }
    Map<Subscription, Set<Connection>> ofType =
        subscribers.getOrDefault(subscription.type(), new LinkedHashMap<>());
    Set<Connection> all = ofType.getOrDefault(subscription, new LinkedHashSet<>());
    all.remove(connection);
    if (all.isEmpty()) {
      ofType.remove(subscription);
    }
    connection.limits().unsubscribed();
    if (!subscription.user().isEmpty()) {
      connection.limits().leftUser(subscription.user());
    }
    return true;
  }

  /** Subscriptions of this type that somebody has. */
  List<Subscription> ofType(SubscriptionType type) {
    Map<Subscription, Set<Connection>> ofType = subscribers.get(type);
    return ofType == null ? List.of() : new ArrayList<>(ofType.keySet());
  }

  /** Sends one frame to all who have this subscription. */
  void broadcast(Subscription subscription, String channel, String frame, long nowNanos) {
    Map<Subscription, Set<Connection>> ofType = subscribers.get(subscription.type());
    Set<Connection> all = ofType == null ? null : ofType.get(subscription);
    if (all == null) {
      return;
    }
    for (Connection connection : all) {
      connection.send(channel, frame, nowNanos);
    }
  }
}

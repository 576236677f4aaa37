package hft.core.pace;

/**
 * Keeps us below what the venue allows an address of the network. Orders and questions are refused
 * before they touch what is kept for cancels; cancels are never refused, only told which way is
 * open. Everything is checked before anything is taken. One thread.
 */
public final class RateGovernor {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /** Which way a cancel goes. */
  public enum Route {
    SOCKET,
    /** The socket has as many unanswered posts as the venue takes. */
    HTTP
  }

  private final RateLimits limits;
  private final ReservedBudget weight;
  private final ReservedBudget messages;
  private final SlidingCount openings;
  private int inFlight;
  private int subscriptions;
  private int connections;
  private long postRefusals;

  public RateGovernor(RateLimits limits) {
    this.limits = limits;
    this.weight = new ReservedBudget(limits.weight());
    this.messages = new ReservedBudget(limits.messages());
    this.openings = new SlidingCount(limits.newConnections(), MINUTE_NANOS);
  }

  /**
   * Takes what one order action over the socket costs, or nothing.
   *
   * @param batch orders or modifies in it
   */
  public boolean tryOrders(int batch, long nowNanos) {
    return tryOrders(batch, 0, nowNanos);
  }

  /**
   * The same, and leaves more than what is kept for cancels.
   *
   * @param forQuestions weight left alone besides: orders come often and small, and would else take
   *     every token before a question has enough of them
   */
  public boolean tryOrders(int batch, int forQuestions, long nowNanos) {
    int cost = RequestWeights.action(batch);
    if (!weight.allows(cost + forQuestions, nowNanos)) {
      weight.countRefusal();
      return false;
    }
    return tryPost(cost, nowNanos);
  }

  /** The same for an info request over the socket. */
  public boolean tryPost(int requestWeight, long nowNanos) {
    if (inFlight >= limits.postsInFlight() - limits.postsForCancels()) {
      postRefusals++;
      return false;
    }
    if (!weight.allows(requestWeight, nowNanos)) {
      weight.countRefusal();
      return false;
    }
    if (!messages.tryTake(1, nowNanos)) {
      return false;
    }
    weight.take(requestWeight, nowNanos);
    inFlight++;
    return true;
  }

  /** Whether so much weight is there beside what is kept for cancels. Takes nothing. */
  public boolean hasWeight(int requestWeight, long nowNanos) {
    return weight.allows(requestWeight, nowNanos);
  }

  /** An info request or an order action over HTTP. */
  public boolean tryHttp(int requestWeight, long nowNanos) {
    return weight.tryTake(requestWeight, nowNanos);
  }

  /** A cancel is about to leave this way; it is charged and not asked whether it may. */
  public Route cancel(int batch, long nowNanos) {
    weight.takeForCancel(RequestWeights.action(batch), nowNanos);
    if (inFlight >= limits.postsInFlight()) {
      return Route.HTTP;
    }
    messages.takeForCancel(1, nowNanos);
    inFlight++;
    return Route.SOCKET;
  }

  /** A post was answered, or given up for good. */
  public void answered() {
    if (inFlight == 0) {
      throw new IllegalStateException("more answers than posts");
    }
    inFlight--;
  }

  /** All sockets are gone and with them every post in flight. */
  public void disconnected() {
    inFlight = 0;
    subscriptions = 0;
    connections = 0;
  }

  /** A ping or another plain message. */
  public boolean tryMessage(long nowNanos) {
    return messages.tryTake(1, nowNanos);
  }

  public boolean trySubscribe(long nowNanos) {
    if (subscriptions >= limits.subscriptions() || !messages.tryTake(1, nowNanos)) {
      return false;
    }
    subscriptions++;
    return true;
  }

  public void unsubscribed(int count) {
    subscriptions = Math.max(0, subscriptions - count);
  }

  public boolean tryConnect(long nowNanos) {
    if (connections >= limits.connections() || !openings.tryTake(nowNanos)) {
      return false;
    }
    connections++;
    return true;
  }

  public void closed() {
    connections = Math.max(0, connections - 1);
  }

  /** When another connection may be opened. */
  public long connectAtNanos() {
    return openings.availableAtNanos();
  }

  /** What an answer's rows turned out to cost beyond the request. Never refused: it is spent. */
  public void charge(int extraWeight, long nowNanos) {
    weight.take(extraWeight, nowNanos);
  }

  public Snapshot snapshot(long nowNanos) {
    return new Snapshot(
        weight.snapshot(nowNanos),
        messages.snapshot(nowNanos),
        inFlight,
        limits.postsInFlight() - limits.postsForCancels(),
        postRefusals,
        subscriptions,
        connections);
  }

  /**
   * How it stands.
   *
   * @param postsForOrders posts in flight above which orders wait
   * @param postRefusals orders and questions that waited for that, since the start
   */
  public record Snapshot(
      ReservedBudget.Snapshot weight,
      ReservedBudget.Snapshot messages,
      int postsInFlight,
      int postsForOrders,
      long postRefusals,
      int subscriptions,
      int connections) {}
}

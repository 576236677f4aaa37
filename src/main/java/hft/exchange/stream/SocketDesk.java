package hft.exchange.stream;

import hft.core.pace.RequestWeights;
import hft.exchange.entry.Entry.Reading;
import hft.exchange.fault.FaultKind;
import hft.exchange.info.InfoDesk;
import hft.exchange.venue.Counter;
import hft.exchange.venue.LocalVenue;
import hft.exchange.venue.Pages;
import hft.wire.feed.Channel;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoRequestDecoder;
import hft.wire.json.MalformedMessage;
import hft.wire.subscription.ClientMessage;
import hft.wire.subscription.ClientMessage.Json;
import hft.wire.subscription.Subscription;

/** Takes what clients send over their sockets. */
public final class SocketDesk {
  /** The venue closes a socket it has sent nothing to for this long. */
  public static final long IDLE_NANOS = 60_000_000_000L;

  private static final String TOO_MANY_REQUESTS = "429 Too Many Requests";

  private final LocalVenue venue;
  private final InfoDesk info;
  private final Counter counter;
  private final Hub hub = new Hub();
  private final Frames frames;
  private final Publisher publisher;

  public SocketDesk(LocalVenue venue, InfoDesk info, Counter counter) {
    this.venue = venue;
    this.info = info;
    this.counter = counter;
    this.frames = new Frames(venue, info);
    this.publisher = new Publisher(venue, hub, frames);
  }

  public Hub hub() {
    return hub;
  }

  public Publisher publisher() {
    return publisher;
  }

  public void receive(Connection connection, Inbound inbound, long nowNanos) {
    if (!connection.isOpen()) {
      return;
    }
    if (!connection.limits().tryMessage(nowNanos)) {
      int most = connection.limits().terms().messagesPerMinute();
      error(connection, "Cannot send more than " + most + " messages per minute.", nowNanos);
      return;
    }
    switch (inbound) {
      case Inbound.Unreadable(String text) -> unreadable(connection, text, nowNanos);
      case Inbound.Action action -> action(connection, action, nowNanos);
      case Inbound.Message(ClientMessage message) -> {
        switch (message) {
          case ClientMessage.Ping _ -> {
            frames.encoder.pong(frames.writer());
            reply(connection, Channel.PONG, nowNanos);
          }
          case ClientMessage.Subscribe(var subscription, Json sent) ->
              subscribe(connection, subscription, sent, nowNanos);
          case ClientMessage.Unsubscribe(var subscription, Json sent) ->
              unsubscribe(connection, subscription, sent, nowNanos);
          case ClientMessage.PostInfo post -> info(connection, post, nowNanos);
          case ClientMessage.PostAction _ ->
              throw new IllegalStateException("posted actions come as such");
        }
      }
    }
  }

  private void subscribe(
      Connection connection, Subscription subscription, Json sent, long nowNanos) {
    boolean wrongCoin =
        subscription.type().takesCoin() && venue.universe().find(subscription.coin()) == null;
    String problem = subscription.problem();
    if (wrongCoin || (problem != null && subscription.type().takesCoin())) {
      connection.close("subscribed to what does not exist: " + sent);
      return;
    }
    if (problem != null || !subscription.dex().isEmpty()) {
      error(connection, "Invalid subscription " + sent, nowNanos);
      return;
    }
    if (connection.subscriptions.contains(subscription)) {
      error(connection, "Already subscribed: " + subscription.key(), nowNanos);
      return;
    }
    if (!admitted(connection, subscription, nowNanos)) {
      return;
    }
    hub.subscribe(connection, subscription);
    frames.encoder.subscribed(frames.writer(), subscription, sent);
    reply(connection, Channel.SUBSCRIPTION_RESPONSE, nowNanos);
    String first = frames.first(subscription);
    if (first != null) {
      connection.send(subscription.type().wireName(), first, nowNanos);
    }
  }

  private boolean admitted(Connection connection, Subscription subscription, long nowNanos) {
    var limits = connection.limits();
    if (!limits.trySubscribe()) {
      int most = limits.terms().subscriptions();
      error(connection, "Cannot subscribe to more than " + most + " channels.", nowNanos);
      return false;
    }
    if (!subscription.user().isEmpty() && !limits.tryUser(subscription.user())) {
      limits.unsubscribed();
      error(
          connection,
          "Cannot track more than " + limits.terms().users() + " total users.",
          nowNanos);
      return false;
    }
    return true;
  }

  private void unsubscribe(
      Connection connection, Subscription subscription, Json sent, long nowNanos) {
    if (!hub.unsubscribe(connection, subscription)) {
      error(connection, "Already unsubscribed: " + subscription.key(), nowNanos);
      return;
    }
    frames.encoder.unsubscribed(frames.writer(), subscription, sent);
    reply(connection, Channel.SUBSCRIPTION_RESPONSE, nowNanos);
  }

  private void info(Connection connection, ClientMessage.PostInfo post, long nowNanos) {
    InfoRequest request;
    try {
      request = InfoRequestDecoder.decode(post.payload().bytes());
    } catch (MalformedMessage e) {
      unreadable(connection, post.payload().toString(), nowNanos);
      return;
    }
    InfoDesk.Page page = info.answer(request);
    if (!connection.limits().tryWeight(page.weight(), nowNanos)) {
      frames.encoder.postFailed(frames.writer(), post.id(), TOO_MANY_REQUESTS);
    } else if (page.status() != 200) {
      frames.encoder.postFailed(
          frames.writer(), post.id(), page.status() + " Internal Server Error");
    } else {
      byte[] body = page.body();
      frames.encoder.postedInfo(
          frames.writer(), post.id(), request.type().wireName(), body, 0, body.length);
    }
    reply(connection, Channel.POST, nowNanos);
  }

  private void action(Connection connection, Inbound.Action post, long nowNanos) {
    if (!connection.limits().tryPost()) {
      error(connection, "too many pending post requests id=" + post.id(), nowNanos);
      return;
    }
    switch (post.reading()) {
      case Reading.Unreadable _ -> {
        connection.limits().answered();
        unreadable(connection, post.text(), nowNanos);
      }
      case Reading.NoSigner _ ->
          answer(connection, post.id(), Pages.refused("Unable to recover signer."), nowNanos);
      case Reading.Good(var request) -> {
        if (!connection
            .limits()
            .tryWeight(RequestWeights.action(Counter.batch(request.action())), nowNanos)) {
          connection.limits().answered();
          frames.encoder.postFailed(frames.writer(), post.id(), TOO_MANY_REQUESTS);
          reply(connection, Channel.POST, nowNanos);
          return;
        }
        counter.take(
            request,
            nowNanos,
            new Counter.Slip() {
              @Override
              public void answered(byte[] body) {
                answer(connection, post.id(), body, venue.nowNanos());
              }

              @Override
              public void failed(int status) {
                connection.limits().answered();
                frames.encoder.postFailed(
                    frames.writer(), post.id(), status + " Internal Server Error");
                reply(connection, Channel.POST, venue.nowNanos());
              }

              @Override
              public void lost(FaultKind why) {
                connection.limits().answered();
              }
            });
      }
    }
  }

  private void answer(Connection connection, long id, byte[] body, long nowNanos) {
    connection.limits().answered();
    frames.encoder.postedAction(frames.writer(), id, body, 0, body.length);
    reply(connection, Channel.POST, nowNanos);
  }

  private void unreadable(Connection connection, String text, long nowNanos) {
    error(connection, "Error parsing JSON into valid websocket request: " + text, nowNanos);
  }

  private void error(Connection connection, String text, long nowNanos) {
    frames.encoder.error(frames.writer(), text);
    reply(connection, Channel.ERROR, nowNanos);
  }

  private void reply(Connection connection, Channel channel, long nowNanos) {
    connection.send(channel.wireName(), frames.writer().toString(), nowNanos);
  }

  /** Closes sockets that have been idle for a minute, and forgets closed ones. */
  public void sweep(long nowNanos) {
    for (Connection connection : hub.connections()) {
      if (nowNanos - connection.lastSentNanos() >= IDLE_NANOS) {
        connection.close("idle for 60 s");
      }
      if (!connection.isOpen()) {
        hub.disconnected(connection);
      }
    }
  }
}

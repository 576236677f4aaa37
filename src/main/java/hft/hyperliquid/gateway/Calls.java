package hft.hyperliquid.gateway;

import hft.core.pace.Deadlines;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.socket.SendResult;
import hft.hyperliquid.socket.Socket;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ReplyDecoder;
import hft.wire.subscription.ClientEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way, over the socket when it is open and over HTTP when not, each with a
 * deadline. Belongs to the gateway's thread; HTTP answers are brought to it as messages.
 */
final class Calls {
  /** The gateway's ways out. */
  interface Outside {
    SendResult send(byte[] utf8, int offset, int length, Socket.Written written);

    /** Whether the socket is there. */
    boolean isOpen();

    /** Sends over HTTP; the answer must come back as {@link Calls#onRest}. */
    void post(Rest.Endpoint endpoint, byte[] json, long id);
  }

  /** Requests over HTTP at once; more are not sent. */
  private static final int MAX_REST = 100;

  private record Waiting(Call call, boolean action, boolean overSocket) {}

  private final GatewaySettings settings;
  private final Budgets budgets;
  private final Outside outside;
  private final Long2ObjectHashMap<Waiting> waiting = new Long2ObjectHashMap<>();
  private final Deadlines deadlines;
  private final JsonWriter envelope = new JsonWriter(8_192);
  private final ReplyDecoder replies = new ReplyDecoder();
  private final ActionReply reply = new ActionReply();
  private long lastId;
  private int onSocket;

  Calls(GatewaySettings settings, Budgets budgets, Outside outside) {
    this.settings = settings;
    this.budgets = budgets;
    this.outside = outside;
    this.deadlines = new Deadlines(settings.maxPosts() + MAX_REST);
  }

  /**
   * Sends orders, over the socket only: an order must not outlive the eyes on it.
   *
   * @param count orders in the action
   */
  void orders(JsonWriter body, int count, Call call, long nowNanos) {
    call.signed();
    String refusal = budgets.refuseOrders(count, nowNanos);
    if (refusal != null) {
      call.notSent(refusal);
      return;
    }
    if (!post(true, body, call, nowNanos)) {
      budgets.postAnswered();
      call.notSent("the socket does not take it");
    }
  }

  /**
   * Sends cancels or another action that makes us safer, whichever way is open.
   *
   * @param count cancels in the action
   */
  void cancels(JsonWriter body, int count, Call call, long nowNanos) {
    if (budgets.cancelOverSocket(count, nowNanos)) {
      if (post(true, body, call, nowNanos)) {
        return;
      }
      budgets.postAnswered();
    }
    http(true, body, call, nowNanos);
  }

  /** Asks what has to be known to cancel: as a cancel it is never refused. */
  void infoForCancel(InfoRequest question, Call call, long nowNanos) {
    JsonWriter request = new JsonWriter(128);
    question.write(request);
    boolean overSocket = budgets.questionOverSocket(question.type(), nowNanos);
    if (overSocket && post(false, request, call, nowNanos)) {
      return;
    }
    if (overSocket) {
      budgets.postAnswered();
    }
    http(false, request, call, nowNanos);
  }

  /** Asks for information whichever way is open. */
  void info(InfoRequest question, Call call, long nowNanos) {
    JsonWriter request = new JsonWriter(128);
    question.write(request);
    if (outside.isOpen() && budgets.mayPost(question.type(), nowNanos)) {
      if (post(false, request, call, nowNanos)) {
        return;
      }
      budgets.postAnswered();
    }
    if (!budgets.mayAskOverHttp(question.type(), nowNanos)) {
      call.notSent("the network address's weight is used up to what cancels need");
      return;
    }
    http(false, request, call, nowNanos);
  }

  /** Whether all the questions of one reading can be paid for. */
  boolean mayRead(long nowNanos) {
    return budgets.mayRead(nowNanos);
  }

  /** An answer turned out to have so many rows, each of which has its price. */
  void rowsRead(InfoType type, int rows, long nowNanos) {
    budgets.rowsRead(type, rows, nowNanos);
  }

  private void http(boolean action, JsonWriter body, Call call, long nowNanos) {
    if (waiting.size() - onSocket >= MAX_REST) {
      call.notSent("as many requests over HTTP as may be (" + MAX_REST + ")");
      return;
    }
    long id = ++lastId;
    waiting.put(id, new Waiting(call, action, false));
    deadlines.add(id, nowNanos + 2 * settings.restTimeout().toNanos()); // HTTP has its own timeout
    outside.post(action ? Rest.Endpoint.EXCHANGE : Rest.Endpoint.INFO, body.toBytes(), id);
  }

  private boolean post(boolean action, JsonWriter body, Call call, long nowNanos) {
    if (onSocket >= settings.maxPosts()) {
      return false;
    }
    long id = ++lastId;
    if (action) {
      ClientEncoder.postAction(envelope, id, body.buffer(), 0, body.length());
    } else {
      ClientEncoder.postInfo(envelope, id, body.buffer(), 0, body.length());
    }
    if (outside.send(envelope.buffer(), 0, envelope.length(), call) != SendResult.QUEUED) {
      return false;
    }
    waiting.put(id, new Waiting(call, action, true));
    deadlines.add(id, nowNanos + settings.postDeadline().toNanos());
    onSocket++;
    return true;
  }

  void onActionReply(long id, ActionReply answer) {
    Waiting it = take(id);
    if (it != null) {
      it.call.replied(answer);
    }
  }

  void onInfoReply(long id, byte[] message, int offset, int length) {
    Waiting it = take(id);
    if (it != null) {
      tell(it.call, message, offset, length);
    }
  }

  /** The transport refused a post; nobody says whether an action in it was executed. */
  void onPostFailed(long id, String text) {
    Waiting it = take(id);
    if (it != null) {
      it.call.unknown("post failed: " + text);
    }
  }

  void onRest(long id, Rest.Answer answer) {
    Waiting it = take(id);
    if (it == null) {
      return;
    }
    switch (answer) {
      case Rest.Answer.Ok(var body) -> {
        if (it.action) {
          decode(it.call, body);
        } else {
          tell(it.call, body, 0, body.length);
        }
      }
      case Rest.Answer.Status(int code, var text) -> it.call.unknown("HTTP " + code + " " + text);
      case Rest.Answer.Failed(var why) -> it.call.unknown(why);
    }
  }

  private void decode(Call call, byte[] body) {
    try {
      replies.decode(body, 0, body.length, reply);
    } catch (MalformedMessage e) {
      call.unknown("an answer that cannot be read: " + e.getMessage());
      return;
    }
    call.replied(reply);
  }

  private static void tell(Call call, byte[] message, int offset, int length) {
    try {
      call.told(InfoDecoder.of(message, offset, length));
    } catch (MalformedMessage e) {
      call.unknown("an answer that cannot be read: " + e.getMessage());
    }
  }

  /** The socket ended: what was posted on it may or may not have arrived. */
  void onSocketClosed(String why) {
    List<Waiting> lost = new ArrayList<>();
    for (long id : ids()) {
      Waiting it = waiting.get(id);
      if (it != null && it.overSocket) {
        lost.add(it);
        take(id);
      }
    }
    budgets.disconnected();
    lost.forEach(it -> it.call.unknown("the socket ended: " + why));
  }

  private long[] ids() {
    long[] ids = new long[waiting.size()];
    int count = 0;
    for (var keys = waiting.keySet().iterator(); keys.hasNext(); ) {
      ids[count++] = keys.nextLong();
    }
    Arrays.sort(ids);
    return ids;
  }

  void onDue(long nowNanos) {
    while (deadlines.isDue(nowNanos)) {
      Waiting late = take(deadlines.poll());
      if (late != null) {
        late.call.unknown("no answer within " + settings.postDeadline());
      }
    }
  }

  /** When {@link #onDue} must be called; {@link Deadlines#NEVER} when nothing is awaited. */
  long nextDueNanos() {
    return deadlines.nextNanos();
  }

  int inFlight() {
    return waiting.size();
  }

  private @Nullable Waiting take(long id) {
    Waiting it = waiting.remove(id);
    if (it != null) {
      deadlines.remove(id);
      if (it.overSocket) {
        onSocket--;
        budgets.postAnswered();
      }
    }
    return it;
  }
}

package hft.hyperliquid.cancel;

import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.gateway.ActionSigner;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.nonce.NonceFile;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.port.Clock;
import hft.wire.action.TradingAction;
import hft.wire.action.TradingAction.OidCancel;
import hft.wire.info.InfoType;
import hft.wire.info.OrderRow;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import hft.wire.reply.ErrorText;
import hft.wire.reply.ReplyDecoder;
import hft.wire.sign.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out every open order of an account over HTTP, waiting for each answer. Done when the venue
 * lists nothing. One thread, and a key of its own: nonces belong to the key.
 */
public final class Canceller {
  private static final int BATCH = 20;

  /**
   * Of the pause between rounds that fail. Each look costs weight of the network address, which the
   * next one needs.
   */
  private static final int MAX_DOUBLINGS = 4;

  /**
   * What came of it.
   *
   * @param cancelled orders the venue confirmed to have taken out
   * @param left open when it was last asked; -1 when it did not say
   * @param trouble what the last failure was; empty when there was none
   */
  public record Result(int cancelled, int left, String trouble) {
    public boolean isClean() {
      return left == 0;
    }
  }

  private final Rest rest;
  private final Questions questions;
  private final Account account;
  private final Assets assets;
  private final ActionSigner signer;
  private final NonceFile nonces;
  private final Clock clock;
  private final Duration timeout;
  private final Duration pause;
  private final ReplyDecoder decoder = new ReplyDecoder();
  private final ActionReply reply = new ActionReply();

  /**
   * @param timeout of one request
   * @param pause after the first round that failed; twice as long after each further one
   */
  public Canceller(
      Rest rest,
      Account account,
      Assets assets,
      Signer signer,
      NonceFile nonces,
      Clock clock,
      Duration timeout,
      Duration pause) {
    this.rest = rest;
    this.questions = new Questions(rest, timeout);
    this.account = account;
    this.assets = assets;
    this.signer = new ActionSigner(account, signer);
    this.nonces = nonces;
    this.clock = clock;
    this.timeout = timeout;
    this.pause = pause;
  }

  /**
   * @param rounds how often to look and cancel what is found
   * @throws hft.hyperliquid.nonce.NonceProblem when no nonce can be reserved: nothing was sent then
   */
  public Result run(int rounds) {
    int cancelled = 0;
    int left = -1;
    String trouble = "";
    int failures = 0;
    for (int round = 0; round < rounds; round++) {
      left = -1;
      try {
        List<OrderRow> open =
            questions
                .ask(Questions.ofUserOnDex(InfoType.OPEN_ORDERS, account.address().toString()))
                .openOrders();
        left = open.size();
        if (left == 0) {
          return new Result(cancelled, 0, trouble);
        }
        cancelled += cancel(open);
      } catch (VenueUnreachable | MalformedMessage | Refused e) {
        trouble = String.valueOf(e.getMessage());
        if (round + 1 < rounds && !waited(failures++)) {
          break;
        }
      }
    }
    return new Result(cancelled, left, trouble);
  }

  /**
   * Takes back the venue's own cancel-all that was to come when nobody put it off any more.
   *
   * @param tries how often to ask
   * @return why it could not be; empty when none is to come
   */
  public String disarm(int tries) {
    String trouble = "";
    for (int i = 0; i < tries; i++) {
      try {
        act(new TradingAction.ScheduleCancel(TradingAction.ScheduleCancel.REMOVED));
        return "";
      } catch (MalformedMessage | Refused e) {
        if (reply.kind == ActionReply.Kind.REFUSED && reply.error() == ErrorText.SCHEDULE_VOLUME) {
          return ""; // an account that may not arm it has not
        }
        trouble = String.valueOf(e.getMessage());
        if (i + 1 < tries && !waited(i)) {
          break;
        }
      }
    }
    return trouble;
  }

  /** False when this thread is told to stop. */
  private boolean waited(int failures) {
    try {
      Thread.sleep(pause.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int cancel(List<OrderRow> open) {
    List<OidCancel> cancels = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    for (OrderRow order : open) {
      Integer asset = assets.ids().get(order.coin());
      if (asset == null) {
        strangers.add(order.coin() + " oid " + order.oid());
      } else {
        cancels.add(new OidCancel(asset, order.oid()));
      }
    }
    int done = 0;
    for (int from = 0; from < cancels.size(); from += BATCH) {
      done += send(cancels.subList(from, Math.min(from + BATCH, cancels.size())));
    }
    if (!strangers.isEmpty()) {
      throw new Refused("orders of coins this venue's meta does not list: " + strangers);
    }
    return done;
  }

  private int send(List<OidCancel> cancels) {
    act(new TradingAction.Cancel(cancels, true));
    int done = 0;
    for (int i = 0; i < cancels.size(); i++) {
      ActionStatus status = reply.statusFor(i, cancels.size());
      done += status != null && status.kind == ActionStatus.Kind.SUCCESS ? 1 : 0;
    }
    return done;
  }

  /** Signs, sends, and leaves the answer in {@link #reply}. */
  private void act(TradingAction action) {
    long nonce = nonces.next(clock.nanos() / 1_000_000);
    byte[] body = signer.sign(action, nonce).toBytes();
    switch (rest.ask(Rest.Endpoint.EXCHANGE, body, timeout)) {
      case Rest.Answer.Ok(var answer) -> decoder.decode(answer, 0, answer.length, reply);
      case Rest.Answer.Status(int code, var text) -> throw new Refused("HTTP " + code + " " + text);
      case Rest.Answer.Failed(var why) -> throw new Refused(why);
    }
    if (reply.kind == ActionReply.Kind.REFUSED) {
      throw new Refused("the venue refused the " + action.type() + ": " + reply.text());
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}

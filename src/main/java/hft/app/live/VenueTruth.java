package hft.app.live;

import hft.core.market.Instrument;
import hft.hyperliquid.rest.Questions;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.info.Position;
import hft.wire.json.MalformedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The venue's own word on one account, asked over HTTP, and again when it is not to be had: a run
 * of hours must not end in doubt because of one lost answer.
 */
final class VenueTruth {
  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Questions questions;
  private final String user;
  private final List<Instrument> instruments;

  /**
   * What the account has.
   *
   * @param timeNanos as of when
   * @param positions signed sizes by instrument id, scaled by 1e-8
   * @param cash account value less what the positions are worth, USDC, scaled by 1e-8
   */
  record Holdings(long timeNanos, long[] positions, long cash) {}

  VenueTruth(Questions questions, String user, List<Instrument> instruments) {
    this.questions = questions;
    this.user = user;
    this.instruments = instruments;
  }

  Holdings holdings() {
    ClearinghouseState state =
        ask(
            () ->
                questions
                    .ask(Questions.ofUserOnDex(InfoType.CLEARINGHOUSE_STATE, user))
                    .clearinghouseState());
    long[] held = new long[instruments.size()];
    for (Position position : state.positions()) {
      for (Instrument instrument : instruments) {
        if (instrument.coin().equals(position.coin())) {
          held[instrument.id()] = position.size();
        }
      }
    }
    return new Holdings(state.timeNanos(), held, state.margin().totalRawUsd());
  }

  int openOrders() {
    return ask(
        () -> questions.ask(Questions.ofUserOnDex(InfoType.OPEN_ORDERS, user)).openOrders().size());
  }

  /** What deposits, withdrawals and transfers after {@code nanos} made of the cash, scaled. */
  long transfersAfter(long nanos) {
    return ask(
        () ->
            questions
                .ask(
                    new InfoRequest.Range(
                        InfoType.USER_NON_FUNDING_LEDGER_UPDATES, user, nanos, null, false))
                .ledgerUpdates()
                .stream()
                .filter(row -> row.timeNanos() > nanos)
                .mapToLong(row -> Objects.requireNonNullElse(row.effectOn(user), 0L))
                .sum());
  }

  private static <T> T ask(Supplier<T> question) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return question.get();
      } catch (VenueUnreachable | MalformedMessage e) {
        pause();
      }
    }
    return question.get();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

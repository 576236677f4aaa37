package hft.app.live;

import hft.core.market.Instrument;
import hft.hyperliquid.rest.Questions;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.InfoType;
import hft.wire.info.Position;
import java.util.List;

/** The venue's own word on one account, asked over HTTP. */
final class VenueTruth {
  private final Questions questions;
  private final String user;
  private final List<Instrument> instruments;

  /**
   * What the account has.
   *
   * @param positions signed sizes by instrument id, scaled by 1e-8
   * @param cash account value less what the positions are worth, USDC, scaled by 1e-8
   */
  record Holdings(long[] positions, long cash) {}

  VenueTruth(Questions questions, String user, List<Instrument> instruments) {
    this.questions = questions;
    this.user = user;
    this.instruments = instruments;
  }

  Holdings holdings() {
    ClearinghouseState state =
        questions
            .ask(Questions.ofUserOnDex(InfoType.CLEARINGHOUSE_STATE, user))
            .clearinghouseState();
    long[] held = new long[instruments.size()];
    for (Position position : state.positions()) {
      for (Instrument instrument : instruments) {
        if (instrument.coin().equals(position.coin())) {
          held[instrument.id()] = position.size();
        }
      }
    }
    return new Holdings(held, state.margin().totalRawUsd());
  }

  int openOrders() {
    return questions.ask(Questions.ofUserOnDex(InfoType.OPEN_ORDERS, user)).openOrders().size();
  }
}

package hft.telemetry;

import static hft.telemetry.StatusJson.millis;
import static hft.telemetry.StatusJson.money;

import com.fasterxml.jackson.core.JsonGenerator;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.port.JournalEntry;
import java.io.IOException;
import java.util.Locale;

/** Each coin as JSON: book, quotes, inventory, profit, forecast. */
final class CoinJson {
  /** Levels a side. */
  private static final int SHOWN = 10;

  private final Telemetry telemetry;
  private final BookTap.Reading book = new BookTap.Reading();

  CoinJson(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void write(JsonGenerator to, TradingPicture picture, long now) throws IOException {
    to.writeArrayFieldStart("coins");
    for (CoinPicture coin : picture.coins()) {
      to.writeStartObject();
      to.writeStringField("coin", coin.instrument().coin());
      book(to, coin.instrument().id(), now);
      quotes(to, coin);
      decision(to, coin);
      profit(to, coin.profit());
      alpha(to, coin.alpha(), coin.instrument().id());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private void book(JsonGenerator to, int id, long now) throws IOException {
    telemetry.book(id).read(book);
    money(to, "bid", book.bid());
    money(to, "bidSize", book.bidSize());
    money(to, "ask", book.ask());
    money(to, "askSize", book.askSize());
    to.writeObjectFieldStart("ages");
    for (BookTap.Kind kind : BookTap.Kind.values()) {
      long received = book.received(kind);
      to.writeNumberField(
          kind.name().toLowerCase(Locale.ROOT),
          received == 0 ? -1 : millis(Math.max(0, now - received)));
    }
    to.writeEndObject();
    to.writeArrayFieldStart("bids");
    for (int i = 0; i < Math.min(SHOWN, book.bids()); i++) {
      level(to, book.bidPrice(i), book.bidSize(i));
    }
    to.writeEndArray();
    to.writeArrayFieldStart("asks");
    for (int i = 0; i < Math.min(SHOWN, book.asks()); i++) {
      level(to, book.askPrice(i), book.askSize(i));
    }
    to.writeEndArray();
  }

  private static void level(JsonGenerator to, long price, long size) throws IOException {
    to.writeStartArray();
    to.writeNumber(Fixed8.toDouble(price));
    to.writeNumber(Fixed8.toDouble(size));
    to.writeEndArray();
  }

  private static void quotes(JsonGenerator to, CoinPicture coin) throws IOException {
    money(to, "quoteBid", coin.quotePrice(Side.BID));
    money(to, "quoteBidSize", coin.quoteSize(Side.BID));
    money(to, "quoteAsk", coin.quotePrice(Side.ASK));
    money(to, "quoteAskSize", coin.quoteSize(Side.ASK));
    money(to, "inventory", coin.inventory());
    to.writeNumberField("skew", coin.skew());
    to.writeNumberField("fills", coin.fills());
    to.writeNumberField("decisions", coin.decisions());
  }

  private static void decision(JsonGenerator to, CoinPicture coin) throws IOException {
    JournalEntry.Decision decision = coin.decision();
    if (decision != null) {
      to.writeNumberField("fair", decision.fairPrice());
      to.writeNumberField("reservation", decision.reservationPrice());
      to.writeNumberField("halfSpread", decision.halfSpread());
      to.writeNumberField("sigma", decision.sigma());
    }
  }

  private static void profit(JsonGenerator to, ProfitSplit profit) throws IOException {
    to.writeObjectFieldStart("profit");
    money(to, "net", profit.net());
    money(to, "spread", profit.spread());
    money(to, "taking", profit.taking());
    money(to, "adverse", profit.adverse());
    money(to, "inventory", profit.inventory());
    money(to, "fees", -profit.fees());
    money(to, "rebates", profit.rebates());
    money(to, "funding", profit.funding());
    money(to, "makerVolume", profit.makerVolume());
    money(to, "takerVolume", profit.takerVolume());
    to.writeEndObject();
  }

  private void alpha(JsonGenerator to, AlphaHealth alpha, int id) throws IOException {
    to.writeObjectFieldStart("alpha");
    to.writeNumberField("forecast", alpha.forecastBps());
    to.writeNumberField("correlation", alpha.correlation());
    to.writeNumberField("drift", alpha.drift());
    to.writeNumberField("pairs", alpha.pairs());
    ModelGauge model = telemetry.models();
    to.writeStringField("state", model.state(id).text());
    to.writeNumberField("late", model.late(id));
    to.writeNumberField("failures", model.failures(id));
    to.writeNumberField("brier", model.brier(id));
    to.writeNumberField("baseline", model.baseline(id));
    to.writeNumberField("shift", model.shift(id));
    to.writeEndObject();
  }
}

package hft.telemetry;

import static hft.telemetry.StatusJson.millis;
import static hft.telemetry.StatusJson.money;

import com.fasterxml.jackson.core.JsonGenerator;
import hft.core.market.Side;
import hft.port.JournalEntry;
import java.io.IOException;

/** What happened last, newest first. */
final class EventJson {
  private EventJson() {}

  static void write(JsonGenerator to, TradingPicture picture) throws IOException {
    to.writeArrayFieldStart("decisions");
    for (JournalEntry.Decision made : picture.decisions().newestFirst()) {
      to.writeStartObject();
      to.writeNumberField("at", millis(made.nanos()));
      to.writeStringField("coin", coin(picture, made.instrumentId()));
      money(to, "mid", made.mid());
      to.writeNumberField("fair", made.fairPrice());
      money(to, "bid", made.bidPrice());
      money(to, "bidSize", made.bidSize());
      money(to, "ask", made.askPrice());
      money(to, "askSize", made.askSize());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeArrayFieldStart("refusals");
    for (JournalEntry.Refused refused : picture.refusals().newestFirst()) {
      to.writeStartObject();
      to.writeNumberField("at", millis(refused.nanos()));
      to.writeStringField("coin", refused.intent().instrument().coin());
      to.writeStringField("side", refused.intent().side() == Side.BID ? "bid" : "ask");
      money(to, "price", refused.intent().price());
      money(to, "size", refused.intent().size());
      to.writeStringField("rule", refused.rule());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeArrayFieldStart("events");
    for (JournalEntry.SafetyEvent event : picture.events().newestFirst()) {
      to.writeStartObject();
      to.writeNumberField("at", millis(event.nanos()));
      to.writeStringField("what", event.what());
      to.writeStringField("detail", event.detail());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static String coin(TradingPicture picture, int id) {
    return picture.coins().get(id).instrument().coin();
  }
}

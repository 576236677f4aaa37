package hft.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import hft.core.market.Fixed8;
import hft.port.EngineStatus;
import hft.port.StageTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * The whole state of a run as one JSON object: what the status page draws. One thread at a time.
 */
final class StatusJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Telemetry telemetry;
  private final CoinJson coins;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);

  StatusJson(Telemetry telemetry) {
    this.telemetry = telemetry;
    this.coins = new CoinJson(telemetry);
  }

  byte[] write() {
    bytes.reset();
    try (JsonGenerator to = FACTORY.createGenerator(bytes)) {
      long now = telemetry.clock().nanos();
      to.writeStartObject();
      to.writeNumberField("now", millis(now));
      run(to);
      EngineStatus engine = telemetry.engine(); // not while the picture is held
      telemetry.trading().read(picture -> unchecked(() -> trading(to, picture, engine, now)));
      to.writeObjectFieldStart("stages");
      for (StageTimes.Stage stage : StageTimes.Stage.values()) {
        latency(to, StageGauge.word(stage), telemetry.stages().took(stage));
      }
      to.writeEndObject();
      links(to);
      budgets(to);
      ActorJson.write(to, telemetry, now);
      recorder(to);
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** What may fail while writing. */
  interface Writing {
    void write() throws IOException;
  }

  static void unchecked(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  static double micros(long nanos) {
    return nanos / 1_000.0;
  }

  static void money(JsonGenerator to, String name, long scaled) throws IOException {
    to.writeNumberField(name, Fixed8.toDouble(scaled));
  }

  private void run(JsonGenerator to) throws IOException {
    RunFacts facts = telemetry.facts();
    to.writeObjectFieldStart("run");
    to.writeStringField("mode", facts.mode());
    to.writeStringField("version", facts.version());
    to.writeStringField("config", facts.configHash());
    to.writeStringField("folder", facts.folder());
    to.writeNumberField("started", millis(facts.startedNanos()));
    to.writeEndObject();
  }

  private void trading(JsonGenerator to, TradingPicture picture, EngineStatus engine, long now)
      throws IOException {
    safety(to, picture.safety(), engine);
    account(to, picture);
    coins.write(to, picture, now);
    orders(to, picture.orders(), now);
    EventJson.write(to, picture);
  }

  private static void safety(JsonGenerator to, SafetyPicture safety, EngineStatus engine)
      throws IOException {
    to.writeObjectFieldStart("safety");
    to.writeBooleanField("quoting", SafetyPicture.isQuoting(engine));
    to.writeArrayFieldStart("stops");
    for (SafetyPicture.Stop stop : safety.stops(engine)) {
      to.writeStartObject();
      to.writeStringField("name", stop.name());
      to.writeBooleanField("on", stop.on());
      to.writeNumberField("since", millis(stop.sinceNanos()));
      to.writeStringField("reason", stop.reason());
      to.writeNumberField("trips", stop.trips());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private static void account(JsonGenerator to, TradingPicture picture) throws IOException {
    to.writeObjectFieldStart("account");
    money(to, "equity", picture.equity());
    money(to, "cash", picture.cash());
    money(to, "change", picture.equityChange());
    money(to, "peak", picture.peak());
    to.writeNumberField("drawdown", picture.drawdown());
    to.writeEndObject();
  }

  private static void orders(JsonGenerator to, OrderPicture orders, long now) throws IOException {
    to.writeObjectFieldStart("orders");
    to.writeNumberField("sent", orders.sent());
    to.writeNumberField("cancels", orders.cancels());
    counts(to, "outcomes", orders.outcomes());
    counts(to, "refusals", orders.refusals());
    to.writeNumberField("openCount", orders.openCount());
    to.writeArrayFieldStart("open");
    int shown = 0;
    for (OrderPicture.Open order : orders.open()) {
      if (shown++ == 40) {
        break;
      }
      to.writeStartObject();
      to.writeStringField("coin", order.intent.instrument().coin());
      to.writeStringField("side", order.intent.side().name().toLowerCase(Locale.ROOT));
      money(to, "price", order.intent.price());
      money(to, "size", order.remaining);
      to.writeStringField("state", order.state);
      to.writeNumberField("age", millis(now - order.sentNanos));
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
    latency(to, "tickToTrade", orders.tickToTrade());
    latency(to, "venue", orders.venue());
  }

  private static void counts(JsonGenerator to, String name, Map<String, Long> counts)
      throws IOException {
    to.writeObjectFieldStart(name);
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > 0) {
        to.writeNumberField(entry.getKey(), entry.getValue());
      }
    }
    to.writeEndObject();
  }

  private static void latency(JsonGenerator to, String name, Latency latency) throws IOException {
    to.writeObjectFieldStart(name);
    to.writeNumberField("count", latency.count());
    to.writeNumberField("p50", micros(latency.quantile(0.5)));
    to.writeNumberField("p99", micros(latency.quantile(0.99)));
    to.writeNumberField("p999", micros(latency.quantile(0.999)));
    to.writeNumberField("max", micros(latency.max()));
    to.writeArrayFieldStart("buckets");
    for (long count : latency.buckets()) {
      to.writeNumber(count);
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private void links(JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("links");
    for (LinkGauge link : telemetry.links()) {
      LinkGauge.Entered state = link.now();
      to.writeStartObject();
      to.writeStringField("name", link.name());
      to.writeStringField("state", state.state());
      to.writeStringField("why", state.why());
      to.writeNumberField("since", millis(state.nanos()));
      to.writeBooleanField("up", link.isUp());
      to.writeNumberField("losses", link.losses());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private void budgets(JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("budgets");
    for (BudgetGauge.Budget budget : BudgetGauge.Budget.values()) {
      long limit = telemetry.budgets().limit(budget);
      if (limit > 0) {
        to.writeStartObject();
        to.writeStringField("name", budget.name().toLowerCase(Locale.ROOT));
        to.writeNumberField("left", telemetry.budgets().left(budget));
        to.writeNumberField("limit", limit);
        to.writeEndObject();
      }
    }
    to.writeEndArray();
  }

  private void recorder(JsonGenerator to) throws IOException {
    RecorderView recorder = telemetry.recorder();
    to.writeObjectFieldStart("recorder");
    to.writeNumberField("waiting", recorder.waiting());
    to.writeNumberField("capacity", recorder.capacity());
    to.writeNumberField("dropped", recorder.dropped());
    to.writeNumberField("lag", millis(telemetry.recorderLagNanos()));
    to.writeEndObject();
  }
}

package hft.telemetry;

import static hft.telemetry.StatusJson.micros;
import static hft.telemetry.StatusJson.millis;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** The supervision tree as JSON. */
final class ActorJson {
  private ActorJson() {}

  static void write(JsonGenerator to, Telemetry telemetry, long wallNanos) throws IOException {
    long steady = System.nanoTime();
    to.writeArrayFieldStart("actors");
    for (ActorSight sight : telemetry.actors()) {
      write(to, sight, steady, wallNanos);
    }
    to.writeEndArray();
  }

  private static void write(JsonGenerator to, ActorSight sight, long steadyNanos, long wallNanos)
      throws IOException {
    ActorGauge gauge = sight.gauge();
    long since = gauge.busySince();
    long[] processing = sight.processing(0.5, 0.99);
    to.writeStartObject();
    to.writeStringField("path", gauge.path());
    to.writeStringField("state", gauge.state(steadyNanos).name().toLowerCase(Locale.ROOT));
    to.writeStringField("dispatcher", gauge.dispatcher());
    to.writeStringField("thread", gauge.thread());
    to.writeNumberField("waiting", sight.waiting());
    to.writeNumberField("oldest", millis(sight.oldestNanos()));
    to.writeNumberField("busy", since == 0 ? 0 : millis(Math.max(0, steadyNanos - since)));
    to.writeNumberField("handled", gauge.handled());
    to.writeNumberField("rate", Math.round(10 * sight.rate()) / 10.0);
    to.writeNumberField("p50", micros(processing[0]));
    to.writeNumberField("p99", micros(processing[1]));
    to.writeNumberField("restarts", gauge.restarts());
    to.writeNumberField("failures", gauge.failures());
    to.writeStringField("next", gauge.next(wallNanos));
    to.writeArrayFieldStart("log");
    for (Failure failure : gauge.lastFailures()) {
      to.writeStartObject();
      to.writeNumberField("at", millis(failure.nanos()));
      to.writeStringField("reason", failure.reason());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }
}

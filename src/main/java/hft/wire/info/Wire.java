package hft.wire.info;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** How the rows spell what {@link JsonWriter} does not know: sides, times, absent values. */
final class Wire {
  private Wire() {}

  static JsonWriter side(JsonWriter writer, Side side) {
    return writer.name("side").string(side == Side.BID ? "B" : "A");
  }

  /** Nanoseconds written as the venue's milliseconds. */
  static JsonWriter millis(JsonWriter writer, String name, long nanos) {
    return writer.name(name).number(nanos / 1_000_000);
  }

  static void clientOrderIdIfAny(JsonWriter writer, @Nullable ClientOrderId id) {
    if (id != null) {
      writer.name("cloid").hex128(id.high(), id.low());
    }
  }

  static JsonWriter rate(JsonWriter writer, String name, long rateE12) {
    return writer.name(name).scaled(rateE12, Fields.RATE_DECIMALS);
  }

  static JsonWriter volume(JsonWriter writer, String name, long volumeE6) {
    return writer.name(name).scaled(volumeE6, Fields.VOLUME_DECIMALS);
  }

  static void decimalOrNull(JsonWriter writer, String name, @Nullable Long value) {
    writer.name(name);
    if (value == null) {
      writer.nothing();
    } else {
      writer.decimal(value);
    }
  }

  static void numberOrNull(JsonWriter writer, String name, @Nullable Long value) {
    writer.name(name);
    if (value == null) {
      writer.nothing();
    } else {
      writer.number(value);
    }
  }

  static void textOrNull(JsonWriter writer, String name, @Nullable String value) {
    writer.name(name);
    if (value == null) {
      writer.nothing();
    } else {
      writer.string(value);
    }
  }
}

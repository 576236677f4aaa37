package hft.wire.json;

/** Something that can write itself as one JSON value. */
public interface JsonValue {
  void write(JsonWriter writer);
}

package hft.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.wire.Samples;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonWriterTest {
  @Test
  void commas_stand_between_values_and_nowhere_else() {
    var writer = new JsonWriter(1);
    writer
        .beginObject()
        .name("a")
        .beginArray()
        .number(1)
        .string("x")
        .nothing()
        .bool(true)
        .endArray();
    writer.name("b").beginObject().endObject().name("c").beginArray().beginArray().endArray();
    writer.beginArray().endArray().endArray().name("d").raw("{\"e\":[1]}").endObject();
    assertThat(writer.toString())
        .isEqualTo("{\"a\":[1,\"x\",null,true],\"b\":{},\"c\":[[],[]],\"d\":{\"e\":[1]}}");
    assertThat(writer.clear().beginArray().endArray().toString()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "8414300000000, 84143.0, 84143",
    "0, 0.0, 0",
    "1, 0.00000001, 0.00000001",
    "-1250000000, -12.5, -12.5",
    "100000, 0.001, 0.001",
    "9223372036854775807, 92233720368.54775807, 92233720368.54775807",
  })
  void the_venue_sends_a_decimal_more_than_it_wants_in_actions(
      long value, String sent, String wanted) {
    assertThat(new JsonWriter().decimal(value).toString()).isEqualTo('"' + sent + '"');
    assertThat(new JsonWriter().canonical(value).toString()).isEqualTo('"' + wanted + '"');
  }

  @Property
  void a_decimal_written_reads_back(@ForAll long any) {
    long value = any == Long.MIN_VALUE ? 0 : any;
    var writer = new JsonWriter();
    writer.decimal(value);
    var cursor = new JsonCursor().reset(writer.buffer(), 0, writer.length());
    assertThat(cursor.readDecimal()).isEqualTo(value);
    assertThat(writer.clear().canonical(value).toString())
        .isEqualTo('"' + Fixed8.format(value) + '"');
    assertThat(writer.clear().number(any).toString()).isEqualTo(Long.toString(any));
    writer.clear().scaled(value, 12);
    assertThat(cursor.reset(writer.buffer(), 0, writer.length()).readScaled(12, false))
        .isEqualTo(value);
  }

  @Property
  void a_string_written_reads_back(@ForAll String text) {
    var writer = new JsonWriter();
    writer.string(text);
    // A lone surrogate has no UTF-8: it becomes a question mark, as everywhere in Java.
    String wanted =
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Samples.parse(writer.toBytes()).textValue()).isEqualTo(wanted);
    var cursor = new JsonCursor().reset(writer.buffer(), 0, writer.length());
    cursor.readString();
    assertThat(cursor.text()).isEqualTo(wanted);
  }
}

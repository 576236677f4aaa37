package hft.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonCursorTest {
  private static JsonCursor over(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new JsonCursor().reset(bytes, 0, bytes.length);
  }

  /**
   * The number as the venue might send it: alone in an array, in quotes or not, at the very end.
   */
  private static JsonCursor at(String number, boolean quoted) {
    JsonCursor cursor = over(quoted ? "[\"" + number + "\"]" : "[" + number + "]");
    cursor.beginArray();
    return cursor;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "-0.0, 0",
    "1, 100000000",
    "84143.0, 8414300000000",
    "0.00000001, 1",
    "-12.5, -1250000000",
    "0012.50, 1250000000",
    "1.100000000000000000000000000, 110000000",
    "9999999999.99999999, 999999999999999999",
    "92233720368.54775807, 9223372036854775807",
    "00000000000000000000000001, 100000000",
  })
  void decimals_are_exact(String text, long wanted) {
    assertThat(at(text, true).readDecimal()).isEqualTo(wanted);
    assertThat(at(text, false).readDecimal()).isEqualTo(wanted);
    assertThat(Decimals.parse(text, 8, false)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "92233720368.54775808, OVERFLOW",
    "92233720369, OVERFLOW",
    "123456789012345678901234567890, OVERFLOW",
    "0.123456789, PRECISION",
    "1.0000000000000000000000001, PRECISION",
    "1e5, BAD_NUMBER",
    "NaN, BAD_NUMBER",
    "Infinity, BAD_NUMBER",
    "+1, BAD_NUMBER",
    "--1, BAD_NUMBER",
    "1-, BAD_NUMBER",
    "., BAD_NUMBER",
    "-, BAD_NUMBER",
    "1.2.3, BAD_NUMBER",
    "0x10, BAD_NUMBER",
    "1 2, BAD_NUMBER",
  })
  void what_is_not_a_decimal_that_fits_says_why(String text, Fault wanted) {
    assertThat(fault(at(text, true))).isEqualTo(wanted);
    var parsed = catchThrowableOfType(MalformedMessage.class, () -> Decimals.parse(text, 8, false));
    assertThat(parsed.fault()).isEqualTo(wanted);
  }

  private static Fault fault(JsonCursor cursor) {
    return catchThrowableOfType(MalformedMessage.class, cursor::readDecimal).fault();
  }

  @Property
  void every_decimal_reads_as_big_decimal_reads_it(
      @ForAll long unscaled,
      @ForAll @IntRange(min = 0, max = 20) int scale,
      @ForAll boolean quoted) {
    BigDecimal exact = BigDecimal.valueOf(unscaled, scale);
    String text = exact.toPlainString();
    BigDecimal rounded = exact.setScale(8, RoundingMode.HALF_UP);
    boolean fits =
        rounded.unscaledValue().bitLength() < 64 && rounded.unscaledValue().abs().bitLength() < 64;
    if (!fits) {
      assertThatThrownBy(() -> at(text, quoted).readRounded()).isInstanceOf(MalformedMessage.class);
      return;
    }
    long wanted = rounded.unscaledValue().longValueExact();
    assertThat(at(text, quoted).readRounded()).isEqualTo(wanted);
    if (rounded.compareTo(exact) == 0) {
      assertThat(at(text, quoted).readDecimal()).isEqualTo(wanted);
    } else {
      assertThat(fault(at(text, quoted))).isEqualTo(Fault.PRECISION);
    }
  }

  /** A number may stand at the very end of the array it is in: reading must not look beyond. */
  @Property
  void a_number_cut_off_is_truncated(
      @ForAll long unscaled, @ForAll @IntRange(min = 0, max = 9) int scale) {
    byte[] whole =
        ("\"" + BigDecimal.valueOf(unscaled, scale).toPlainString() + "\"")
            .getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      JsonCursor cursor = new JsonCursor().reset(java.util.Arrays.copyOf(whole, length), 0, length);
      assertThat(fault(cursor)).isEqualTo(Fault.TRUNCATED);
    }
    for (int digits = 1; digits < 30; digits++) {
      byte[] bytes = ("\"" + "1".repeat(digits)).getBytes(StandardCharsets.UTF_8);
      assertThat(fault(new JsonCursor().reset(bytes, 0, bytes.length))).isEqualTo(Fault.TRUNCATED);
      bytes = ("\"11111111111." + "1".repeat(digits)).getBytes(StandardCharsets.UTF_8);
      assertThat(fault(new JsonCursor().reset(bytes, 0, bytes.length))).isEqualTo(Fault.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u0042\\u00e9\\ud83d\\ude00\\n\\\"\\\\\\/\"",
        "\"\"",
        "\"plain\"",
        "\"é😀\"",
      })
  void strings_read_as_jackson_reads_them(String json) {
    JsonCursor cursor = over(json);
    cursor.readString();
    assertThat(cursor.text())
        .isEqualTo(hft.wire.Samples.parse(json.getBytes(StandardCharsets.UTF_8)).textValue());
    cursor.expectEnd();
    JsonCursor skipped = over(json);
    skipped.skip();
    skipped.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "tru]",
        "nul1",
        "{\"a\"}",
        "{a:1}",
        "[1 2]",
        "[1,]",
        "{,}",
        "-",
        "-]",
        "1.2.x",
        "\u0001",
      })
  void skipping_what_is_not_json_is_a_fault(String json) {
    assertThatThrownBy(() -> over(json + " ").skip())
        .isInstanceOf(MalformedMessage.class)
        .satisfies(
            e -> assertThat(((MalformedMessage) e).fault()).isIn(Fault.SYNTAX, Fault.TRUNCATED));
  }

  @Test
  void client_order_ids_are_two_longs() {
    JsonCursor cursor = over("\"0x00030050c6301a2bFFfffffffffffffe\"");
    cursor.readHex128();
    assertThat(cursor.high()).isEqualTo(0x00030050c6301a2bL);
    assertThat(cursor.low()).isEqualTo(-2L);
    for (String bad : new String[] {"\"0x1\"", "\"\"", "\"0x00030050c6301a2b00000000000000zz\""}) {
      var malformed = catchThrowableOfType(MalformedMessage.class, () -> over(bad).readHex128());
      assertThat(malformed.fault()).isEqualTo(Fault.BAD_VALUE);
    }
  }

  @Test
  void a_time_that_does_not_fit_nanoseconds_is_refused() {
    assertThat(at("1790232236546", false).readMillisAsNanos()).isEqualTo(1790232236546000000L);
    for (String bad : new String[] {"9223372036855", "-1"}) {
      assertThatThrownBy(() -> at(bad, false).readMillisAsNanos())
          .isInstanceOf(MalformedMessage.class);
    }
  }
}

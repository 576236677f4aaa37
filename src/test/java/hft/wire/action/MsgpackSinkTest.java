package hft.wire.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MsgpackSinkTest {
  @ParameterizedTest
  @CsvSource({
    "0,00",
    "127,7f",
    "128,cc80",
    "255,ccff",
    "256,cd0100",
    "65535,cdffff",
    "65536,ce00010000",
    "4294967295,ceffffffff",
    "4294967296,cf0000000100000000",
    "9223372036854775807,cf7fffffffffffffff",
    "-1,ff",
    "-32,e0",
    "-33,d0df",
    "-128,d080",
    "-129,d1ff7f",
    "-32768,d18000",
    "-32769,d2ffff7fff",
    "-2147483648,d280000000",
    "-2147483649,d3ffffffff7fffffff"
  })
  void an_integer_takes_the_shortest_form(long value, String hex) {
    assertThat(packed(sink -> sink.integer(value))).isEqualTo(hex);
  }

  @Test
  void headers_widen_at_their_limits() {
    assertThat(packed(sink -> sink.array(15))).isEqualTo("9f");
    assertThat(packed(sink -> sink.array(16))).isEqualTo("dc0010");
    assertThat(packed(sink -> sink.array(65_536))).isEqualTo("dd00010000");
    assertThat(packed(sink -> sink.map(15))).isEqualTo("8f");
    assertThat(packed(sink -> sink.map(16))).isEqualTo("de0010");
    assertThat(packed(sink -> sink.text("x".repeat(31)))).startsWith("bf78");
    assertThat(packed(sink -> sink.text("x".repeat(32)))).startsWith("d92078");
    assertThat(packed(sink -> sink.text("x".repeat(256)))).startsWith("da010078");
    assertThat(packed(sink -> sink.text("x".repeat(65_536)))).startsWith("db0001000078");
  }

  private static String packed(Consumer<MsgpackSink> write) {
    var out = new WireBuffer(1);
    write.accept(new MsgpackSink(out));
    return HexFormat.of().formatHex(out.toBytes());
  }
}

package hft.wire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hft.wire.json.Fault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that cannot be read: a typed fault each, and nothing delivered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedFaultsTest {
  private static final CoinTable COINS = new CoinTable(List.of("BTC", "ETH", "SOL"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"px\":\"-1\",\"sz\":\"1\",\"n\":1} | NOT_POSITIVE",
        "{\"px\":\"0\",\"sz\":\"1\",\"n\":1} | NOT_POSITIVE",
        "{\"px\":\"1\",\"sz\":\"-1\",\"n\":1} | NOT_POSITIVE",
        "{\"px\":\"1\",\"sz\":\"0.0\",\"n\":1} | NOT_POSITIVE",
        "{\"px\":\"NaN\",\"sz\":\"1\",\"n\":1} | BAD_NUMBER",
        "{\"px\":\"\",\"sz\":\"1\",\"n\":1} | BAD_NUMBER",
        "{\"px\":\"1e5\",\"sz\":\"1\",\"n\":1} | BAD_NUMBER",
        "{\"px\":\"1.2.3\",\"sz\":\"1\",\"n\":1} | BAD_NUMBER",
        "{\"px\":\"0.123456789\",\"sz\":\"1\",\"n\":1} | PRECISION",
        "{\"px\":\"92233720369\",\"sz\":\"1\",\"n\":1} | OVERFLOW",
        "{\"px\":\"99999999999999999999999\",\"sz\":\"1\",\"n\":1} | OVERFLOW",
        "{\"px\":true,\"sz\":\"1\",\"n\":1} | WRONG_TYPE",
        "{\"px\":[1],\"sz\":\"1\",\"n\":1} | WRONG_TYPE",
        "{\"px\":null,\"sz\":\"1\",\"n\":1} | WRONG_TYPE",
        "{\"px\":\"1\",\"n\":1} | MISSING_FIELD",
        "{\"px\":\"1\",\"sz\":\"1\",\"sz\":\"2\",\"n\":1} | DUPLICATE_FIELD",
        "{\"px\":\"1\",\"sz\":\"1\",\"n\":-1} | NOT_POSITIVE",
        "{\"px\":\"1\",\"sz\":\"1\",\"n\":4294967296} | OVERFLOW",
        "{\"px\":\"1\",\"sz\":\"1\",\"n\":1.5} | PRECISION",
        "[] | WRONG_TYPE",
        "{\"px\" \"1\"} | SYNTAX",
        "{\"px\":\"1\",} | SYNTAX",
      })
  void a_bad_level_is_a_typed_fault_and_nothing_is_delivered(String level, Fault fault) {
    for (String message :
        List.of(
            "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"levels\":[["
                + level
                + "],[]]}}",
            "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"bbo\":["
                + level
                + ",null]}}")) {
      Recorded recorded = Recorded.of(COINS, message);
      assertThat(recorded.fault()).as(message).isEqualTo(fault);
      assertThat(recorded.lines).as(message).hasSize(1);
    }
  }

  @Test
  void a_message_that_goes_bad_after_its_data_is_not_delivered() {
    String good = "\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"bbo\":[null,null]}";
    assertThat(Recorded.of(COINS, "{" + good + "} x").fault()).isEqualTo(Fault.TRAILING);
    assertThat(Recorded.of(COINS, "{" + good + ",\"data\":1}").fault())
        .isEqualTo(Fault.DUPLICATE_FIELD);
    assertThat(Recorded.of(COINS, "{" + good + ",\"channel\":\"bbo\"}").fault())
        .isEqualTo(Fault.DUPLICATE_FIELD);
    assertThat(Recorded.of(COINS, "{" + good).fault()).isEqualTo(Fault.TRUNCATED);
    assertThat(Recorded.of(COINS, "{\"channel\":\"bbo\"}").fault()).isEqualTo(Fault.MISSING_FIELD);
    assertThat(Recorded.of(COINS, "{\"data\":1}").fault()).isEqualTo(Fault.MISSING_FIELD);
  }

  @Test
  void too_many_levels_and_too_deep_nesting_are_refused() {
    String level = "{\"px\":\"1\",\"sz\":\"1\",\"n\":1},";
    String levels = level.repeat(101).substring(0, level.length() * 101 - 1);
    assertThat(
            Recorded.of(
                    COINS,
                    "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":5,\"levels\":[["
                        + levels
                        + "],[]]}}")
                .fault())
        .isEqualTo(Fault.TOO_MANY);
    assertThat(Recorded.of(COINS, "{\"x\":" + "[".repeat(100_000)).fault())
        .isEqualTo(Fault.TOO_DEEP);
  }

  @Test
  void the_position_is_the_byte_where_it_went_wrong() {
    Recorded recorded =
        Recorded.of(
            COINS,
            "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":x,\"bbo\":[null,null]}}");
    assertThat(Objects.requireNonNull(recorded.malformed).position()).isEqualTo(45);
    assertThat(recorded.malformed).hasMessageStartingWith("BAD_NUMBER at byte 45");
  }
}

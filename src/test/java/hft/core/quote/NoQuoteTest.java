package hft.core.quote;

import static hft.core.quote.QuoteFixtures.BTC;
import static hft.core.quote.QuoteFixtures.calm;
import static hft.core.quote.QuoteFixtures.quote;
import static hft.core.quote.QuoteFixtures.top;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be quoted on, and how it is named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoQuoteTest {
  @Test
  void what_cannot_be_quoted_on_is_named() {
    assertRefused(NoQuoteReason.BOOK_UNKNOWN, s -> s.bestBid = 0);
    assertRefused(NoQuoteReason.BOOK_UNKNOWN, s -> s.bestAsk = -1);
    assertRefused(NoQuoteReason.BOOK_CROSSED, s -> s.bestBid = s.bestAsk);
    assertRefused(NoQuoteReason.BOOK_STALE, s -> s.bookAgeNanos = 3_000_000_001L);
    assertRefused(NoQuoteReason.REFERENCE_INVALID, s -> s.referencePrice = Double.NaN);
    assertRefused(NoQuoteReason.REFERENCE_INVALID, s -> s.referencePrice = 0);
    assertRefused(NoQuoteReason.REFERENCE_INVALID, s -> s.referencePrice *= 1.01);
    assertRefused(NoQuoteReason.LOT_INVALID, s -> top(s, "0.00000001", "0.00000002"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbers_that_are_none_are_named(double bad) {
    assertRefused(NoQuoteReason.REFERENCE_INVALID, s -> s.referencePrice = bad);
    assertRefused(NoQuoteReason.CALIBRATION_INVALID, s -> s.sigma = bad);
    assertRefused(NoQuoteReason.CALIBRATION_INVALID, s -> s.bidA = bad);
    assertRefused(NoQuoteReason.CALIBRATION_INVALID, s -> s.askK = bad);
    assertRefused(NoQuoteReason.CALIBRATION_INVALID, s -> s.widening = bad);
    assertRefused(NoQuoteReason.ALPHA_INVALID, s -> s.alphaMove = bad);
    assertRefused(
        NoQuoteReason.ALPHA_INVALID,
        s -> {
          s.alphaMove = 1;
          s.alphaHorizonSeconds = bad;
        });
    assertRefused(NoQuoteReason.FUNDING_INVALID, s -> s.fundingRatePerHour = bad);
    assertRefused(NoQuoteReason.COST_INVALID, s -> s.makerFeeRate = bad);
    assertRefused(NoQuoteReason.COST_INVALID, s -> s.adverseSelection = bad);
  }

  @Test
  void numbers_too_wild_for_the_model_are_named() {
    assertRefused(NoQuoteReason.MODEL_INVALID, s -> s.sigma = 1e300);
    assertRefused(NoQuoteReason.MODEL_INVALID, s -> s.makerFeeRate = 1e9);
  }

  private static void assertRefused(NoQuoteReason why, Consumer<MarketState> spoil) {
    var state = calm();
    spoil.accept(state);
    for (QuoteSettings.Model model : QuoteSettings.Model.values()) {
      var targets = quote(QuoteFixtures.with(model), BTC, state);
      assertThat(targets.reason).isEqualTo(why);
      assertThat(targets.reason(Side.BID)).isEqualTo(why);
      assertThat(targets.count(Side.BID)).isZero();
      assertThat(targets.count(Side.ASK)).isZero();
      assertThat(
              new RequoteRule(RequoteSettings.defaults())
                  .mustPull(Side.BID, 1, targets.bidLimitPrice))
          .as("every resting order must go")
          .isTrue();
    }
  }
}

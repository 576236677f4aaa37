package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values to every digit they were published with. Units of the parameter set: ticks and
 * seconds.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoteModelTest {
  private static final double SIGMA = 0.3;
  private static final double A = 0.9;
  private static final double K = 0.3;
  private static final double GAMMA = 0.01;
  private static final int Q = 30;
  private static final double HORIZON = 600;
  private static final Offset<Double> SIX_DIGITS = within(0.5e-6 + 1e-12);

  /**
   * The table's "exact" is at a horizon of 600 s, whose sixth digit may differ from the limit's.
   */
  private static final Offset<Double> LIMIT = within(1e-6);

  @ParameterizedTest
  @CsvSource({
    "-10, 2.632802, 3.992933, 2.634257, 3.991574",
    "-5, 2.972522, 3.653479, 2.973586, 3.652244",
    "0, 3.313045, 3.313045, 3.312915, 3.312915",
    "1, 3.381168, 3.244919, 3.380781, 3.245049",
    "10, 3.992933, 2.632802, 3.991574, 2.634257"
  })
  void depths_match_the_golden_values(
      double lots, double exactBid, double exactAsk, double approxBid, double approxAsk) {
    var exact = new GlftExact(Q, 0);
    exact.solve(SIGMA, A, K, GAMMA, 0, 0);
    assertThat(exact.bidDepth(lots)).isCloseTo(exactBid, LIMIT);
    assertThat(exact.askDepth(lots)).isCloseTo(exactAsk, LIMIT);

    double[] v = FiniteHorizon.values(SIGMA, A, K, GAMMA, Q, HORIZON);
    int at = (int) lots + Q;
    double constant = Glft.riskNeutralDepth(K, GAMMA, 1);
    assertThat(Math.log(v[at] / v[at + 1]) / K + constant).isCloseTo(exactBid, SIX_DIGITS);
    assertThat(Math.log(v[at] / v[at - 1]) / K + constant).isCloseTo(exactAsk, SIX_DIGITS);

    var glft = new Glft();
    glft.solve(SIGMA, A, K, GAMMA, 0, 0);
    assertThat(glft.bidDepth(lots)).isCloseTo(approxBid, SIX_DIGITS);
    assertThat(glft.askDepth(lots)).isCloseTo(approxAsk, SIX_DIGITS);
  }

  @Test
  void the_closed_form_has_the_golden_parts() {
    var glft = new Glft();
    glft.solve(SIGMA, A, K, GAMMA, 0, 0);
    assertThat(Glft.riskNeutralDepth(K, GAMMA, 1)).isCloseTo(3.278982, SIX_DIGITS);
    assertThat(glft.skewPerLot()).isCloseTo(0.067866, SIX_DIGITS);
  }

  @Test
  void a_drift_shifts_both_depths_as_golden() {
    double mu = 5e-4;
    var exact = new GlftExact(Q, 0);
    exact.solve(SIGMA, A, K, GAMMA, 0, 0, mu);
    assertThat(exact.bidDepth(0)).isCloseTo(3.275197, SIX_DIGITS);
    assertThat(exact.askDepth(0)).isCloseTo(3.350892, SIX_DIGITS);

    var glft = new Glft();
    glft.solve(SIGMA, A, K, GAMMA, 0, 0);
    double target = QuoteModel.targetLots(mu, GAMMA, SIGMA);
    assertThat(glft.bidDepth(-target)).isCloseTo(3.275212, SIX_DIGITS);
    assertThat(glft.askDepth(-target)).isCloseTo(3.350618, SIX_DIGITS);
  }

  @Test
  void impact_widens_as_golden() {
    var exact = new GlftExact(Q, 0);
    exact.solve(SIGMA, A, K, GAMMA, 1, 0);
    assertThat(exact.bidDepth(0)).isCloseTo(3.815709, SIX_DIGITS);

    var glft = new Glft();
    glft.solve(SIGMA, A, K, GAMMA, 1, 0);
    assertThat(glft.bidDepth(0)).isCloseTo(3.815558, SIX_DIGITS);
  }

  @Test
  void a_rebate_tightens_as_golden() {
    var exact = new GlftExact(Q, 0);
    exact.solve(SIGMA, A, K, GAMMA, 0, -0.2);
    assertThat(exact.askDepth(0)).isCloseTo(3.112035, SIX_DIGITS);

    var glft = new Glft();
    glft.solve(SIGMA, A, K, GAMMA, 0, -0.2);
    assertThat(glft.askDepth(0)).isCloseTo(3.112035, within(2e-4));
  }

  /** An independent road to the same numbers: the finite horizon by brute force. */
  @Test
  void the_eigenvector_is_the_limit_of_the_finite_horizon() {
    double[] v = FiniteHorizon.values(SIGMA, A, K, GAMMA, Q, HORIZON);
    double constant = Glft.riskNeutralDepth(K, GAMMA, 1);
    var exact = new GlftExact(Q, 0);
    exact.solve(SIGMA, A, K, GAMMA, 0, 0);
    for (int lots = -Q; lots < Q; lots++) {
      double bid = Math.log(v[lots + Q] / v[lots + Q + 1]) / K + constant;
      double ask = Math.log(v[lots + Q + 1] / v[lots + Q]) / K + constant;
      assertThat(exact.bidDepth(lots)).as("bid at %s", lots).isCloseTo(bid, within(1e-6));
      assertThat(exact.askDepth(lots + 1)).as("ask at %s", lots + 1).isCloseTo(ask, within(1e-6));
    }
  }

  @Test
  void order_size_and_risk_aversion_are_interchangeable_units() {
    // Counting in lots twice as large doubles γ per lot and leaves the depths alone.
    var unit = new Glft();
    var dozen = new Glft(12);
    unit.solve(SIGMA, A, K, 12 * GAMMA, 0.4, 0.1);
    dozen.solve(SIGMA, A, K, GAMMA, 0.4, 0.1);
    for (int orders = -3; orders <= 3; orders++) {
      assertThat(dozen.bidDepth(12 * orders)).isCloseTo(unit.bidDepth(orders), within(1e-12));
      assertThat(dozen.askDepth(12 * orders)).isCloseTo(unit.askDepth(orders), within(1e-12));
    }
  }

  @Test
  void without_risk_both_models_quote_the_inverse_of_k() {
    var glft = new Glft();
    glft.solve(SIGMA, A, K, 1e-12, 0, 0);
    assertThat(glft.bidDepth(0)).isCloseTo(1 / K, within(1e-4));
    assertThat(glft.skewPerLot()).isLessThan(1e-4);
  }

  @Test
  void extreme_parameters_stay_finite_in_the_exact_model() {
    var exact = new GlftExact(200, 0);
    exact.solve(50, 0.01, 0.3, 5, 3, 2);
    for (int lots = -200; lots < 200; lots++) {
      assertThat(exact.bidDepth(lots)).isFinite().isLessThanOrEqualTo(exact.bidDepth(lots + 1));
      assertThat(exact.askDepth(lots)).isFinite().isGreaterThanOrEqualTo(exact.askDepth(lots + 1));
    }
  }

  @Test
  void the_exact_model_keeps_its_eigenvector_within_the_tolerance() {
    var tolerant = new GlftExact(Q, 0.05);
    tolerant.solve(SIGMA, A, K, GAMMA, 0, 0);
    double skew = tolerant.skewPerLot();
    tolerant.solve(SIGMA, A * 1.04, K, GAMMA, 0, 0);
    assertThat(tolerant.skewPerLot()).isEqualTo(skew);
    tolerant.solve(SIGMA, A * 1.06, K, GAMMA, 0, 0);
    assertThat(tolerant.skewPerLot()).isLessThan(skew);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.0, 100.000000, 1.690770, 99.154615, 100.845385",
    "3, 1.0, 98.800000, 1.690770, 97.954615, 99.645385",
    "-2, 0.5, 100.400000, 1.490770, 99.654615, 101.145385"
  })
  void avellaneda_stoikov_matches_the_golden_values(
      double lots, double left, double reservation, double spread, double bid, double ask) {
    double r = AvellanedaStoikov.reservationPrice(100, lots, 0.1, 2, left);
    double s = AvellanedaStoikov.spread(0.1, 2, 1.5, left);
    assertThat(r).isCloseTo(reservation, SIX_DIGITS);
    assertThat(s).isCloseTo(spread, SIX_DIGITS);
    assertThat(r - s / 2).isCloseTo(bid, SIX_DIGITS);
    assertThat(r + s / 2).isCloseTo(ask, SIX_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({"0, 100.082305, 99.917012", "3, 99.543300, 99.354615"})
  void the_infinite_horizon_matches_the_golden_values(double lots, double ask, double bid) {
    assertThat(AvellanedaStoikov.reservationAsk(100, lots, 0.1, 2, 10)).isCloseTo(ask, SIX_DIGITS);
    assertThat(AvellanedaStoikov.reservationBid(100, lots, 0.1, 2, 10)).isCloseTo(bid, SIX_DIGITS);
  }
}

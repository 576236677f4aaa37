package hft.alpha;

import static org.assertj.core.api.Assertions.assertThat;

import hft.alpha.net.BinCtabl;
import hft.alpha.net.DeepLob;
import hft.alpha.net.Linear;
import hft.alpha.net.Lit;
import hft.alpha.net.LitSettings;
import hft.alpha.net.Weights;
import hft.alpha.net.WindowShape;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Parameter counts of the published layouts: a layer too many or too wide shows here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetSizesTest {
  private static final WindowShape TEN = new WindowShape(100, 10);

  private static int lit(WindowShape window, LitSettings settings) {
    return new Lit(window, settings).trainedCount();
  }

  /** Of the input normalisation: two per feature, two per snapshot, two shares. */
  private static int bin(int features, int length) {
    return 2 * features + 2 * length + 2;
  }

  @Test
  void lit_has_the_parameters_it_should() {
    assertThat(bin(40, 100)).isEqualTo(282);
    assertThat(lit(TEN, new LitSettings(4, 64, 4, 2, 128, 64, 0.1))).isEqualTo(125_443 + 282);
    assertThat(lit(new WindowShape(100, 20), new LitSettings(4, 64, 4, 2, 128, 64, 0.1)))
        .isEqualTo(130_563 + 362);
    assertThat(lit(TEN, new LitSettings(4, 32, 4, 2, 64, 32, 0.1))).isEqualTo(34_051 + 282);
    assertThat(lit(TEN, new LitSettings(4, 64, 4, 3, 256, 64, 0.1))).isEqualTo(208_451 + 282);
    assertThat(lit(TEN, new LitSettings(4, 128, 8, 4, 512, 256, 0.1))).isEqualTo(1_337_475 + 282);
  }

  @Test
  void the_baselines_have_the_parameters_of_their_authors() {
    assertThat(new DeepLob(TEN, DeepLob.CHANNELS).trainedCount()).isEqualTo(143_907);
    assertThat(new BinCtabl(TEN).trainedCount()).isEqualTo(11_446);
    assertThat(new Linear(40).trainedCount()).isEqualTo(3 * 41);
  }

  @Test
  void the_same_seed_draws_the_same_weights_and_another_does_not() {
    var net = new BinCtabl(TEN);
    assertThat(Weights.initial(net, 7).sha256()).isEqualTo(Weights.initial(net, 7).sha256());
    assertThat(Weights.initial(net, 7).sha256()).isNotEqualTo(Weights.initial(net, 8).sha256());
  }
}

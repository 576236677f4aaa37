package hft.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.L2Book;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Features of a prefix equal the features of the whole, and whoever breaks that is caught. */
class FeatureLookaheadTest {
  private static final int EVENTS = 150;

  private static List<float[]> features(RandomMarket market) {
    FeatureRows rows = new FeatureRows();
    market.play(rows);
    return rows.all();
  }

  @Property(tries = 12, seed = "20260106")
  void no_feature_looks_ahead(@ForAll long seed) {
    assertThat(Prefixes.firstPeek(FeatureLookaheadTest::features, seed, EVENTS)).isEqualTo(-1);
  }

  @Example
  void a_feature_that_reads_the_next_book_is_caught() {
    assertThat(Prefixes.firstPeek(FeatureLookaheadTest::nextBidShare, 1, EVENTS)).isNotNegative();
  }

  @Example
  void a_feature_standardised_over_the_whole_recording_is_caught() {
    assertThat(Prefixes.firstPeek(FeatureLookaheadTest::standardised, 1, EVENTS)).isNotNegative();
  }

  private static List<float[]> bidShares(RandomMarket market) {
    List<float[]> rows = new ArrayList<>();
    market.play((L2Book book, long _) -> rows.add(new float[] {(float) book.imbalance()}));
    return rows;
  }

  /** Planted: the row of a book tells of the one after it. */
  private static List<float[]> nextBidShare(RandomMarket market) {
    List<float[]> shares = bidShares(market);
    List<float[]> rows = new ArrayList<>(shares.subList(Math.min(1, shares.size()), shares.size()));
    if (!shares.isEmpty()) {
      rows.add(new float[] {0});
    }
    return rows;
  }

  /** Planted: the mean of all books, those to come included. */
  private static List<float[]> standardised(RandomMarket market) {
    List<float[]> shares = bidShares(market);
    double mean = shares.stream().mapToDouble(row -> row[0]).average().orElse(0);
    shares.forEach(row -> row[0] -= (float) mean);
    return shares;
  }
}

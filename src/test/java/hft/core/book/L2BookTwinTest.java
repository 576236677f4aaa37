package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The fast book and the one made of two sorted maps say the same after every frame. */
class L2BookTwinTest {
  private static final String SEED = "20250904";
  private static final int FRAMES = 400;

  @Property(tries = 500, seed = SEED)
  void the_twins_agree_after_every_frame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int maxLevels) {
    run(seed, maxLevels, new EnumMap<>(ApplyResult.class));
  }

  @Test
  void the_random_feed_meets_every_answer() {
    Map<ApplyResult, Integer> answers = new EnumMap<>(ApplyResult.class);
    for (int seed = 0; seed < 50; seed++) {
      run(seed, 5, answers);
    }
    for (ApplyResult answer : ApplyResult.values()) {
      assertThat(answers.getOrDefault(answer, 0)).as(answer.name()).isGreaterThan(50);
    }
  }

  private static void run(long seed, int maxLevels, Map<ApplyResult, Integer> answers) {
    RandomFeed feed = new RandomFeed(seed, 10);
    L2Book fast = new L2Book(maxLevels);
    TreeMapBook twin = new TreeMapBook(maxLevels);
    for (int i = 0; i < FRAMES; i++) {
      MarketFrame frame = feed.next();
      ApplyResult answer = fast.apply(frame);
      answers.merge(answer, 1, Integer::sum);
      assertThat(answer).as("frame %d, %s", i, frame.kind).isEqualTo(twin.apply(frame));
      if (!twin.agrees(fast)) {
        assertThat(TreeMapBook.text(fast))
            .as("after frame %d, %s", i, frame.kind)
            .isEqualTo(twin.text());
      }
      assertThat(fast.bestBid() > fast.bestAsk() && fast.isTwoSided()).as("crossed").isFalse();
    }
  }
}

package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is learnt knows nothing of what is judged. */
class SplitterTest {
  private static final String SEED = "20260105";

  /** How many of the learnt examples overlap the label of a judged one, or follow it too soon. */
  private static long leaks(Examples of, int[] learnt, int[] judged, long embargo) {
    return Arrays.stream(learnt)
        .filter(
            i ->
                Arrays.stream(judged)
                    .anyMatch(
                        j ->
                            of.startNanos(i) <= of.endNanos(j)
                                    && of.endNanos(i) >= of.decisionNanos(j)
                                || of.decisionNanos(i) > of.decisionNanos(j)
                                    && of.startNanos(i) > of.endNanos(j)
                                    && of.startNanos(i) <= of.endNanos(j) + embargo
                                    && Arrays.binarySearch(judged, i) < 0
                                    && isLastOfBlock(j, judged)))
        .count();
  }

  private static boolean isLastOfBlock(int index, int[] judged) {
    return Arrays.binarySearch(judged, index + 1) < 0;
  }

  @Property(tries = 60, seed = SEED)
  void a_held_out_end_is_unknown_to_what_is_learnt(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 100) long embargo) {
    GivenExamples all = GivenExamples.random(seed, 300);
    Split split = new Splitter(all, embargo).holdOut(0.2, 0.2);
    assertThat(leaks(all, split.train(), split.test(), embargo)).isZero();
    assertThat(leaks(all, split.train(), split.validation(), embargo)).isZero();
    assertThat(leaks(all, split.validation(), split.test(), embargo)).isZero();
    assertThat(split.test()).isEqualTo(IntStream.range(240, 300).toArray());
    assertThat(split.train().length).isBetween(150, 180);
  }

  @Property(tries = 40, seed = SEED)
  void combinations_are_all_there_and_leak_nothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 6) int groups,
      @ForAll @LongRange(min = 0, max = 50) long embargo) {
    GivenExamples all = GivenExamples.random(seed, 200);
    for (int judged = 1; judged < groups; judged++) {
      List<Split> splits = new Splitter(all, embargo).combinatorial(groups, judged);
      assertThat(splits).hasSize(choose(groups, judged));
      int[] times = new int[all.size()];
      for (Split split : splits) {
        assertThat(leaks(all, split.train(), split.test(), embargo)).isZero();
        Arrays.stream(split.test()).forEach(i -> times[i]++);
      }
      assertThat(times).containsOnly(choose(groups - 1, judged - 1));
    }
  }

  private static int choose(int n, int k) {
    return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
  }

  @Example
  void ten_groups_of_which_two_judge_are_45_splits() {
    assertThat(new Splitter(GivenExamples.random(1, 500), 60).combinatorial(10, 2)).hasSize(45);
  }

  @Property(tries = 10, seed = SEED)
  void walking_forward_learns_from_the_past_only(@ForAll long seed) {
    GivenExamples all = GivenExamples.random(seed, 1_000);
    List<Split> splits = new Splitter(all, 60).walkForward(4, 0.3, 0.2);
    int judgedUntil = 0;
    for (Split split : splits) {
      assertThat(leaks(all, split.train(), split.test(), 60)).isZero();
      assertThat(leaks(all, split.train(), split.validation(), 60)).isZero();
      int[] test = split.test();
      assertThat(split.train()[split.train().length - 1]).isLessThan(split.validation()[0]);
      assertThat(split.validation()[split.validation().length - 1]).isLessThan(test[0]);
      assertThat(test[0]).isGreaterThanOrEqualTo(judgedUntil);
      judgedUntil = test[test.length - 1] + 1;
    }
    assertThat(splits).hasSize(4);
    assertThat(judgedUntil).as("the rest stays untouched").isEqualTo(800);
  }

  @Example
  void a_split_that_only_cuts_is_found_to_leak() {
    GivenExamples all = GivenExamples.random(7, 300);
    int[] learnt = IntStream.range(0, 150).toArray();
    int[] judged = IntStream.range(150, 200).toArray();
    int[] after = IntStream.range(200, 300).toArray();
    assertThat(leaks(all, learnt, judged, 0)).isPositive();
    assertThat(leaks(all, after, judged, 0)).isPositive();
  }

  @Example
  void shares_that_leave_nothing_are_refused() {
    Splitter splitter = new Splitter(GivenExamples.random(1, 10), 0);
    assertThatThrownBy(() -> splitter.holdOut(0.5, 0.5)).hasMessageContaining("leave something");
    assertThatThrownBy(() -> splitter.combinatorial(3, 3)).hasMessageContaining("groups");
    assertThatThrownBy(() -> new Splitter(GivenExamples.random(1, 10), -1))
        .hasMessageContaining("embargoNanos");
  }
}

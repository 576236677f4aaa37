package hft.core.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts examples in time, after López de Prado: an example is purged from what is learnt when any of
 * its life, window included, overlaps the label of an example that is judged, and embargoed when it
 * begins too soon after one. Blocks are runs of neighbouring decisions of all instruments together.
 */
public final class Splitter {
  private final Examples examples;
  private final long embargoNanos;

  /** Judged examples next to each other, by their first index and the one after the last. */
  private record Block(int from, int to) {
    boolean isEmpty() {
      return from == to;
    }
  }

  /**
   * @param embargoNanos after a judged block, during which nothing that is learnt may begin: the
   *     horizon or the length of a window, whichever is longer, and at least a minute
   */
  public Splitter(Examples examples, long embargoNanos) {
    if (embargoNanos < 0) {
      throw new IllegalArgumentException("embargoNanos must not be negative, was " + embargoNanos);
    }
    this.examples = examples;
    this.embargoNanos = embargoNanos;
  }

  /**
   * The last {@code testShare} judges, what is before it chooses, the rest is learnt.
   *
   * @param validationShare of all, 0..1
   * @param testShare of all, 0..1; with the validation's less than 1
   */
  public Split holdOut(double validationShare, double testShare) {
    return holdOut(examples.size(), validationShare, testShare);
  }

  /**
   * Ever longer pasts, each judged by the stretch that follows it: the examples before {@code
   * untouchedShare} are cut into {@code folds + 1} equal blocks; fold k learns from the first k and
   * is judged by the next.
   *
   * @param validationShare of what is learnt
   * @param untouchedShare of all, at the end, in no fold
   */
  public List<Split> walkForward(int folds, double validationShare, double untouchedShare) {
    if (folds < 1) {
      throw new IllegalArgumentException("folds must be positive, was " + folds);
    }
    share("untouchedShare", untouchedShare);
    share("validationShare", validationShare);
    int end = cut(examples.size(), 1 - untouchedShare);
    List<Split> splits = new ArrayList<>();
    for (int fold = 1; fold <= folds; fold++) {
      int judged = cut(end, fold / (folds + 1.0));
      int until = cut(end, (fold + 1) / (folds + 1.0));
      splits.add(consecutive(cut(judged, 1 - validationShare), judged, until));
    }
    return splits;
  }

  /**
   * Combinatorial purged cross-validation: {@code groups} blocks, and a split for each way to pick
   * {@code judged} of them, the others being learnt. Without validation.
   */
  public List<Split> combinatorial(int groups, int judged) {
    if (groups < 2 || judged < 1 || judged >= groups || groups > 20) {
      throw new IllegalArgumentException(
          "groups must be 2..20 and more than judged, which must be positive, were "
              + groups
              + " and "
              + judged);
    }
    List<Split> splits = new ArrayList<>();
    for (int picked = 0; picked < 1 << groups; picked++) {
      if (Integer.bitCount(picked) == judged) {
        splits.add(picking(groups, picked));
      }
    }
    return splits;
  }

  private Split picking(int groups, int picked) {
    List<Block> blocks = new ArrayList<>();
    List<Integer> learnt = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      Block block = new Block(cut(groups, group), cut(groups, group + 1));
      if ((picked >> group & 1) == 1) {
        blocks.add(block);
      } else {
        IntStream.range(block.from, block.to).forEach(learnt::add);
      }
    }
    int[] test = blocks.stream().flatMapToInt(b -> IntStream.range(b.from, b.to)).toArray();
    return new Split(
        without(learnt.stream().mapToInt(Integer::intValue), blocks), new int[0], test);
  }

  private int cut(int groups, int group) {
    return (int) ((long) examples.size() * group / groups);
  }

  private Split holdOut(int end, double validationShare, double testShare) {
    share("validationShare", validationShare);
    share("testShare", testShare);
    if (validationShare + testShare >= 1) {
      throw new IllegalArgumentException(
          "validation and test must leave something to learn, were "
              + validationShare
              + " and "
              + testShare);
    }
    int validation = cut(end, 1 - validationShare - testShare);
    return consecutive(validation, cut(end, 1 - testShare), end);
  }

  /** Learns up to {@code validation}, chooses up to {@code test}, is judged up to {@code end}. */
  private Split consecutive(int validation, int test, int end) {
    Block judged = new Block(test, end);
    Block chosen = new Block(validation, test);
    return new Split(
        without(IntStream.range(0, validation), List.of(chosen, judged)),
        without(IntStream.range(validation, test), List.of(judged)),
        IntStream.range(test, end).toArray());
  }

  private static int cut(int end, double share) {
    return (int) Math.round(end * share);
  }

  /** The indices that know nothing of the blocks. */
  private int[] without(IntStream indices, List<Block> blocks) {
    List<long[]> spans = new ArrayList<>();
    for (Block block : blocks) {
      if (!block.isEmpty()) {
        spans.add(new long[] {examples.decisionNanos(block.from), last(block)});
      }
    }
    return indices.filter(i -> spans.stream().noneMatch(span -> knows(i, span))).toArray();
  }

  private boolean knows(int index, long[] span) {
    return examples.endNanos(index) >= span[0]
        && examples.startNanos(index) <= Math.addExact(span[1], embargoNanos);
  }

  private long last(Block block) {
    long last = Long.MIN_VALUE;
    for (int i = block.from; i < block.to; i++) {
      last = Math.max(last, examples.endNanos(i));
    }
    return last;
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be 0..1, was " + value);
    }
  }
}

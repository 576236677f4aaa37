package hft.core.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Examples with given lives and nothing in them. */
record GivenExamples(List<long[]> lives) implements Examples {
  /** Decisions at random times, windows and horizons of random lengths. */
  static GivenExamples random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<long[]> lives = new ArrayList<>();
    long now = 1_000;
    for (int i = 0; i < count; i++) {
      now += random.nextLong(20);
      lives.add(new long[] {now - random.nextLong(60), now, now + random.nextLong(80)});
    }
    return new GivenExamples(lives);
  }

  @Override
  public int size() {
    return lives.size();
  }

  @Override
  public int length() {
    return 1;
  }

  @Override
  public int levels() {
    return 1;
  }

  @Override
  public void window(int index, float[] into, int offset) {}

  @Override
  public int features() {
    return 0;
  }

  @Override
  public void features(int index, float[] into, int offset) {}

  @Override
  public int label(int index) {
    return 1;
  }

  @Override
  public float weight(int index) {
    return 1;
  }

  @Override
  public float realised(int index) {
    return 0;
  }

  @Override
  public long startNanos(int index) {
    return lives.get(index)[0];
  }

  @Override
  public long decisionNanos(int index) {
    return lives.get(index)[1];
  }

  @Override
  public long endNanos(int index) {
    return lives.get(index)[2];
  }

  @Override
  public int session(int index) {
    return 0;
  }
}

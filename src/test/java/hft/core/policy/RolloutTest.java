package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolloutTest {
  private static final int COPIES = 3;
  private static final int STEPS = 4;

  /** Rewards every step with one plus the number of the copy; shows the number of the step. */
  private static final class Counting implements Environment {
    private final boolean forGood;
    private int step;

    Counting(boolean forGood) {
      this.forGood = forGood;
    }

    @Override
    public int copies() {
      return COPIES;
    }

    @Override
    public int observationSize() {
      return 1;
    }

    @Override
    public int actionSize() {
      return 1;
    }

    @Override
    public int steps() {
      return STEPS;
    }

    @Override
    public boolean endsForGood() {
      return forGood;
    }

    @Override
    public void begin(Draws draws) {
      step = 0;
    }

    @Override
    public void observe(float[] into, int at) {
      for (int i = 0; i < COPIES; i++) {
        into[at + i] = step;
      }
    }

    @Override
    public void step(float[] actions, int actionsAt, float[] rewards, int rewardsAt) {
      for (int i = 0; i < COPIES; i++) {
        rewards[rewardsAt + i] = 1 + i;
      }
      step++;
    }
  }

  @Test
  void advantages_of_a_world_that_ends_are_sums_of_rewards_less_the_value() {
    Experience lived = play(true, new GaeSettings(1, 1, 1));
    for (int t = 0; t < STEPS; t++) {
      for (int copy = 0; copy < COPIES; copy++) {
        int i = t * COPIES + copy;
        double rest = (STEPS - t) * (1 + copy);
        assertThat(lived.targets[i]).isCloseTo((float) rest, within(1e-5f));
        assertThat(lived.advantages[i]).isCloseTo((float) rest - lived.values[i], within(1e-5f));
      }
    }
  }

  @Test
  void a_world_that_goes_on_is_worth_something_at_the_end() {
    Experience ends = play(true, new GaeSettings(0.9, 0, 0));
    Experience goesOn = play(false, new GaeSettings(0.9, 0, 0));
    int last = STEPS * COPIES - 1;
    assertThat(ends.advantages[last]).isCloseTo(COPIES - ends.values[last], within(1e-5f));
    // The critic sees one step further; what it says there counts with the discount.
    assertThat(goesOn.advantages[last]).isNotCloseTo(ends.advantages[last], within(1e-4f));
    assertThat(goesOn.advantages[0])
        .isCloseTo(1 + 0.9f * goesOn.values[COPIES] - goesOn.values[0], within(1e-5f));
  }

  @Test
  void actor_and_critic_look_ahead_each_as_far_as_it_should() {
    Experience lived = play(true, new GaeSettings(1, 0, 1));
    assertThat(lived.advantages[0])
        .isCloseTo(1 + lived.values[COPIES] - lived.values[0], within(1e-5f));
    assertThat(lived.targets[0]).isCloseTo(STEPS, within(1e-5f));
  }

  private static Experience play(boolean forGood, GaeSettings gae) {
    PolicyShape shape = new PolicyShape(1, 8, 1);
    float[] parameters = shape.draw(new Draws(1, 0), 0);
    for (int i = shape.criticAt(); i < parameters.length; i++) {
      parameters[i] *= 3;
    }
    Experience lived = new Experience(COPIES * STEPS, shape);
    Rollout rollout =
        new Rollout(new Counting(forGood), shape, 0, new Draws(2, 0), new Draws(2, 1));
    rollout.play(parameters, new Normaliser(new double[] {2}, new double[] {2}), lived);
    rollout.judge(lived, gae, 1);
    return lived;
  }
}

package hft.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeterministicPolicyTest {
  private static final PolicyShape SHAPE = new PolicyShape(20, 64, 3);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_decision_allocates_nothing() {
    DeterministicPolicy policy = policy(SHAPE.draw(new Draws(1, 0), 0));
    double[] observation = new double[20];
    float[] actions = new float[3];
    long thread = Thread.currentThread().threadId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 2_000; i++) {
        observation[i % 20] = i * 1e-3;
        policy.act(observation, actions);
      }
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    assertThat(least).isLessThan(200); // of the measurement itself
  }

  @Test
  void an_observation_that_is_none_is_noticed() {
    DeterministicPolicy policy = policy(SHAPE.draw(new Draws(1, 0), 0));
    double[] observation = new double[20];
    assertThat(policy.act(observation, new float[3])).isTrue();
    observation[7] = Double.NaN;
    assertThat(policy.act(observation, new float[3])).isFalse();
    observation[7] = Double.POSITIVE_INFINITY;
    assertThat(policy.act(observation, new float[3])).isFalse();
  }

  @Test
  void parameters_that_are_not_finite_are_refused() {
    float[] parameters = SHAPE.draw(new Draws(1, 0), 0);
    parameters[5] = Float.NaN;
    assertThatThrownBy(() -> policy(parameters)).hasMessageContaining("parameter 5 is NaN");
  }

  private static DeterministicPolicy policy(float[] parameters) {
    double[] deviations = new double[20];
    java.util.Arrays.fill(deviations, 2);
    return new DeterministicPolicy(SHAPE, parameters, new Normaliser(new double[20], deviations));
  }
}

package hft.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.policy.Draws;
import hft.core.policy.Normaliser;
import hft.core.policy.PolicyShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyFolderTest {
  private static final List<String> SEES = List.of("inventory", "spread");
  private static final List<String> DOES = List.of("gamma");
  private static final PolicyShape SHAPE = new PolicyShape(2, 8, 1);

  @TempDir Path folder;

  @Test
  void what_was_written_decides_the_same() throws IOException {
    PolicyFolder.Contents contents = contents(SHAPE.draw(new Draws(1, 0), 0));
    PolicyFolder.write(folder, contents, List.of());
    PolicyFolder.Contents loaded = PolicyFolder.load(folder, SEES, DOES);
    float[] before = new float[1];
    float[] after = new float[1];
    contents.policy().act(new double[] {0.3, -2}, before);
    loaded.policy().act(new double[] {0.3, -2}, after);
    assertThat(after).containsExactly(before);
    assertThat(loaded.origin()).isEqualTo("a test");
  }

  @Test
  void other_observations_are_refused_by_name() throws IOException {
    PolicyFolder.write(folder, contents(SHAPE.draw(new Draws(1, 0), 0)), List.of());
    refused(List.of("inventory", "funding"), "observations [inventory, spread]; expected");
    refused(List.of("spread", "inventory"), "expected [spread, inventory]");
  }

  @Test
  void weights_that_are_not_finite_are_refused() throws IOException {
    float[] parameters = SHAPE.draw(new Draws(1, 0), 0);
    parameters[3] = Float.POSITIVE_INFINITY;
    PolicyFolder.write(folder, contents(parameters), List.of());
    refused(SEES, "parameter 3 is Infinity");
  }

  @Test
  void weights_whose_answer_overflows_are_refused() throws IOException {
    float[] parameters = SHAPE.draw(new Draws(1, 0), 0);
    for (int i = SHAPE.deviationsAt() - 9; i < SHAPE.deviationsAt(); i++) {
      parameters[i] = Float.MAX_VALUE;
    }
    for (int i = 0; i < 2 * 8; i++) {
      parameters[i] = 1;
    }
    PolicyFolder.write(folder, contents(parameters), List.of());
    refused(SEES, "expected finite actions");
  }

  @Test
  void changed_weights_are_noticed() throws IOException {
    PolicyFolder.write(folder, contents(SHAPE.draw(new Draws(1, 0), 0)), List.of());
    Path weights = folder.resolve(PolicyFolder.WEIGHTS);
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes).putFloat(8, 0.25f);
    Files.write(weights, bytes);
    refused(SEES, "SHA-256");
    Files.write(weights, new byte[12]);
    refused(SEES, "has 12 bytes; expected");
  }

  @Test
  void a_folder_without_a_policy_is_refused() throws IOException {
    refused(SEES, "has no policy.json");
    Files.writeString(folder.resolve(PolicyFolder.DESCRIPTION), "{");
    refused(SEES, "is not JSON");
  }

  private void refused(List<String> observations, String reason) {
    assertThatThrownBy(() -> PolicyFolder.load(folder, observations, DOES))
        .isInstanceOf(PolicyProblem.class)
        .hasMessageContaining(reason);
  }

  private static PolicyFolder.Contents contents(float[] parameters) {
    return new PolicyFolder.Contents(
        "a market",
        SEES,
        DOES,
        SHAPE,
        parameters,
        new Normaliser(new double[] {0, 1}, new double[] {1, 2}),
        "a test");
  }
}

package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.CommandLine;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with more spinning threads than cores is refused before anything else is looked at. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadsOfARunTest {
  /** For which no machine has the cores. */
  private static final int COINS = 1_000;

  @ParameterizedTest
  @ValueSource(strings = {"local", "paper", "testnet"})
  void more_spinning_threads_than_cores_start_nothing(String mode) {
    String coins =
        IntStream.range(0, COINS).mapToObj(i -> "C" + i).collect(Collectors.joining(",", "[", "]"));
    var ended =
        CommandLine.hft(
            "run",
            "--mode",
            mode,
            "--set",
            "pekko.pinned.idle=spin",
            "--set",
            "hft.venue.coins=" + coins);
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .contains(COINS + " of strategy", " threads would spin ", "expected idle = park");
    assertThat(ended.err().lines()).as("and nothing else").hasSize(1);
  }
}

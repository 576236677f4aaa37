package hft.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleProgressTest {
  private static final long SECOND = 1_000_000_000L;
  private final StringWriter err = new StringWriter();
  private final ConsoleProgress progress = ConsoleProgress.on(new PrintWriter(err), false);

  @Test
  void short_work_shows_nothing() {
    for (long t = 0; t < 2 * SECOND; t += SECOND / 10) {
      progress.show("replay", t, 100 * SECOND, t);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void long_work_shows_a_line_every_ten_seconds() {
    for (long s = 0; s <= 25; s++) {
      progress.show("replay", s, 50, s * SECOND);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "replay: 4 % (2 of 50)", "replay: 24 % (12 of 50)", "replay: 44 % (22 of 50)");
  }

  @Test
  void work_of_unknown_length_counts() {
    progress.show("import", 0, 0, 0);
    progress.show("import", 1_234_567, 0, 3 * SECOND);
    assertThat(err.toString()).isEqualToIgnoringNewLines("import: 1,234,567");
  }

  @Test
  void a_new_task_starts_anew() {
    progress.show("read", 1, 2, 0);
    progress.show("write", 1, 2, 10 * SECOND);
    assertThat(err.toString()).isEmpty();
  }
}

package hft.wire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedAllocationTest {
  private static final int ROUNDS = 5_000;

  @Test
  void reading_a_message_of_any_hot_kind_allocates_nothing() {
    Map<String, byte[]> messages = new Messages(1).all();
    var decoder = new FeedDecoder(Messages.COINS);
    var listener = new Ignoring();
    messages.forEach(
        (what, message) ->
            assertThat(leastPerRound(() -> decoder.decode(message, 0, message.length, 1, listener)))
                .as(what)
                .isLessThan(0.1));
  }

  private static double leastPerRound(Runnable round) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 6; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS; i++) {
        round.run();
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, bytes / (double) ROUNDS);
    }
    return least;
  }
}

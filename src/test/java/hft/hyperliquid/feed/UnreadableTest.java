package hft.hyperliquid.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hft.wire.feed.Channel;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnreadableTest {
  private static final MalformedMessage NO_JSON = new MalformedMessage(Fault.SYNTAX, 0, "a");
  private static final MalformedMessage WRONG = new MalformedMessage(Fault.WRONG_TYPE, 7, "b");

  @Test
  void all_are_counted_and_one_of_each_kind_is_told() {
    Unreadable unreadable = new Unreadable();
    assertThat(unreadable.isFirst(Channel.BBO, NO_JSON)).isTrue();
    assertThat(unreadable.isFirst(Channel.BBO, NO_JSON)).isFalse();
    assertThat(unreadable.isFirst(Channel.BBO, WRONG)).as("another fault").isTrue();
    assertThat(unreadable.isFirst(Channel.TRADES, NO_JSON)).as("another channel").isTrue();
    assertThat(unreadable.count()).isEqualTo(4);
  }
}

package hft.hyperliquid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.wire.info.InfoType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuestionsTest {
  private static final Rest.Answer SILENCE = new Rest.Answer.Failed("no answer within 5 s");
  private static final Rest.Answer WORD =
      new Rest.Answer.Ok("\"unifiedAccount\"".getBytes(StandardCharsets.UTF_8));

  @Test
  void silence_is_asked_again_and_no_more_often_than_said() {
    assertThat(ask(3, SILENCE, SILENCE, WORD)).isEqualTo("\"unifiedAccount\"");
    assertThatThrownBy(() -> ask(2, SILENCE, SILENCE, WORD))
        .isInstanceOf(VenueUnreachable.class)
        .hasMessageContaining("no answer within 5 s");
  }

  @Test
  void a_refusal_is_an_answer() {
    assertThatThrownBy(() -> ask(3, new Rest.Answer.Status(429, "slow down"), WORD))
        .isInstanceOf(VenueUnreachable.class)
        .hasMessageContaining("429");
  }

  private static String ask(int attempts, Rest.Answer... answers) {
    Queue<Rest.Answer> left = new ArrayDeque<>(List.of(answers));
    Rest rest =
        new Rest() {
          @Override
          public void post(Endpoint endpoint, byte[] json, Duration timeout, Receiver receiver) {
            receiver.answered(ask(endpoint, json, timeout));
          }

          @Override
          public Answer ask(Endpoint endpoint, byte[] json, Duration timeout) {
            return left.remove();
          }

          @Override
          public void close() {}
        };
    return new Questions(rest, Duration.ofSeconds(5), attempts)
        .text(Questions.ofUser(InfoType.USER_ABSTRACTION, "0x0"));
  }
}

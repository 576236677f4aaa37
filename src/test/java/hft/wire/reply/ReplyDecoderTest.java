package hft.wire.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyDecoderTest {
  private static ActionReply read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var reply = new ActionReply();
    new ReplyDecoder().decode(bytes, 0, bytes.length, reply);
    return reply;
  }

  private static ActionReply statuses(String type, String statuses) {
    return read(
        "{\"status\":\"ok\",\"response\":{\"type\":\"%s\",\"data\":{\"statuses\":[%s]}}}"
            .formatted(type, statuses));
  }

  @Test
  void order_statuses_become_outcomes() {
    ActionReply reply =
        statuses(
            "order",
            """
            {"resting":{"oid":5}},{"filled":{"totalSz":"0.01","avgPx":"2080.2","oid":6}},\
            {"error":"Post only order would have immediately matched, bbo was 1@2. asset=1"},"waitingForFill",{"new":1}\
            """);
    assertThat(reply.kind).isEqualTo(ActionReply.Kind.ORDER);
    assertThat(reply.status(0).toOutcome()).isEqualTo(new Outcome.Resting(5));
    assertThat(reply.status(1).toOutcome())
        .isEqualTo(new Outcome.Filled(6, 1_000_000, 208_020_000_000L));
    assertThat(reply.status(2).toOutcome())
        .isEqualTo(
            new Outcome.Rejected(
                RejectReason.POST_ONLY_WOULD_MATCH,
                "Post only order would have immediately matched, bbo was 1@2. asset=1"));
    assertThat(reply.status(3).toOutcome()).isInstanceOf(Outcome.Unresolved.class);
    assertThat(reply.status(4).toOutcome()).isInstanceOf(Outcome.Unresolved.class);
  }

  @Test
  void cancel_statuses_become_outcomes() {
    ActionReply reply =
        statuses(
            "cancel",
            """
            "success",{"error":"Order was never placed, already canceled, or filled. asset=173"},{"error":"no"},"huh\"\
            """);
    assertThat(reply.status(0).toCancelOutcome()).isEqualTo(new CancelOutcome.Canceled());
    assertThat(reply.status(1).toCancelOutcome()).isEqualTo(new CancelOutcome.Gone());
    assertThat(reply.status(2).toCancelOutcome()).isEqualTo(new CancelOutcome.Refused("no"));
    assertThat(reply.status(3).toCancelOutcome()).isInstanceOf(CancelOutcome.Unresolved.class);
  }

  @Test
  void one_error_answers_a_whole_batch_and_nothing_else_does() {
    ActionReply error = statuses("order", "{\"error\":\"Order has zero size.\"}");
    for (int i = 0; i < 3; i++) {
      ActionStatus status = Objects.requireNonNull(error.statusFor(i, 3));
      assertThat(status.error()).isEqualTo(ErrorText.ZERO_SIZE);
    }
    assertThat(statuses("order", "{\"resting\":{\"oid\":5}}").statusFor(0, 3)).isNull();
    assertThat(statuses("cancel", "\"success\",\"success\"").statusFor(0, 3)).isNull();
    assertThat(statuses("cancel", "").statusFor(0, 1)).isNull();
  }

  @Test
  void a_status_says_nothing_of_the_one_that_stood_there_before() {
    var decoder = new ReplyDecoder();
    var reply = new ActionReply();
    for (String status :
        new String[] {
          "{\"filled\":{\"totalSz\":\"1\",\"avgPx\":\"2\",\"oid\":6,\"cloid\":\"0x"
              + "1".repeat(32)
              + "\"}}",
          "\"success\""
        }) {
      byte[] body =
          ("{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":["
                  + status
                  + "]}}}")
              .getBytes(StandardCharsets.UTF_8);
      decoder.decode(body, 0, body.length, reply);
    }
    assertThat(reply.status(0).oid).isZero();
    assertThat(reply.status(0).filledSize).isZero();
    assertThat(reply.status(0).hasClientOrderId).isFalse();
    assertThat(reply.status(0).text()).isEmpty();
  }

  @Test
  void refusals_and_plain_answers_are_told_apart() {
    ActionReply refused =
        read(
            "{\"status\":\"err\",\"response\":\"L1 error: User or API Wallet 0x1 does not"
                + " exist.\"}");
    assertThat(refused.kind).isEqualTo(ActionReply.Kind.REFUSED);
    assertThat(refused.error()).isEqualTo(ErrorText.UNKNOWN_SIGNER);
    assertThat(read("{\"response\":{\"type\":\"default\"},\"status\":\"ok\"}").kind)
        .isEqualTo(ActionReply.Kind.DEFAULT);
    assertThat(read("{\"status\":\"ok\",\"response\":{\"type\":\"new\",\"data\":7}}").kind)
        .isEqualTo(ActionReply.Kind.OTHER);
  }

  @Test
  void a_text_longer_than_we_keep_is_cut_and_still_told() {
    ActionReply reply =
        read("{\"status\":\"err\",\"response\":\"Invalid nonce: " + "x".repeat(5_000) + "\"}");
    assertThat(reply.error()).isEqualTo(ErrorText.NONCE);
    assertThat(reply.text()).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | MISSING_FIELD",
        "{\"status\":\"ok\"} | MISSING_FIELD",
        "{\"status\":\"maybe\",\"response\":1} | BAD_VALUE",
        "{\"status\":\"ok\",\"response\":\"text\"} | WRONG_TYPE",
        "{\"status\":\"err\",\"response\":{}} | WRONG_TYPE",
        "{\"status\":\"ok\",\"response\":{\"type\":\"order\"}} | MISSING_FIELD",
        "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{}}} | MISSING_FIELD",
        "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":{}}]}}}"
            + " | MISSING_FIELD",
        "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"filled\":{\"oid\":1,\"avgPx\":\"1\",\"totalSz\":\"-1\"}}]}}}"
            + " | NOT_POSITIVE",
        "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"filled\":{\"oid\":1,\"totalSz\":\"1\"}}]}}}"
            + " | MISSING_FIELD",
        "null | WRONG_TYPE",
        "Bad Gateway | SYNTAX",
      })
  void what_is_no_answer_is_a_fault(String body, Fault wanted) {
    assertThat(catchThrowableOfType(MalformedMessage.class, () -> read(body)).fault())
        .isEqualTo(wanted);
  }
}

package hft.hyperliquid.rest;

import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Info requests that wait for their answer: before the start, after the end, in commands. */
public final class Questions {
  private final Rest rest;
  private final Duration timeout;
  private final int attempts;

  /** Each is asked once. */
  public Questions(Rest rest, Duration timeout) {
    this(rest, timeout, 1);
  }

  /**
   * @param attempts a question that gets no answer in time is asked again at once, so many times in
   *     all; an answer that refuses is an answer
   */
  public Questions(Rest rest, Duration timeout, int attempts) {
    this.rest = rest;
    this.timeout = timeout;
    this.attempts = attempts;
  }

  /**
   * @throws VenueUnreachable when there is no answer, or it is not HTTP 200
   */
  public InfoDecoder ask(InfoRequest question) {
    return InfoDecoder.of(body(question));
  }

  /** The answer as text, for the few that are a bare word. */
  public String text(InfoRequest question) {
    return new String(body(question), StandardCharsets.UTF_8);
  }

  private byte[] body(InfoRequest question) {
    JsonWriter writer = new JsonWriter(128);
    question.write(writer);
    String what = question.type().wireName();
    Rest.Answer answer = rest.ask(Rest.Endpoint.INFO, writer.toBytes(), timeout);
    for (int i = 1; i < attempts && answer instanceof Rest.Answer.Failed; i++) {
      answer = rest.ask(Rest.Endpoint.INFO, writer.toBytes(), timeout);
    }
    return switch (answer) {
      case Rest.Answer.Ok(var body) -> body;
      case Rest.Answer.Status(int code, var text) ->
          throw new VenueUnreachable(what + ": HTTP " + code + " " + text);
      case Rest.Answer.Failed(var why) -> throw new VenueUnreachable(what + ": " + why);
    };
  }

  public static InfoRequest general(InfoType type) {
    return new InfoRequest.General(type);
  }

  /** A question about the main exchange. */
  public static InfoRequest ofDex(InfoType type) {
    return new InfoRequest.OfDex(type, "");
  }

  public static InfoRequest ofUser(InfoType type, String user) {
    return new InfoRequest.OfUser(type, user);
  }

  /** A question about an account on the main exchange. */
  public static InfoRequest ofUserOnDex(InfoType type, String user) {
    return new InfoRequest.OfUserOnDex(type, user, "");
  }
}

package hft.wire.action;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * Reads the {@code action} object of a request, whoever wrote it: fields in any order, unknown
 * fields, numbers written {@code 2000.0}. What such an action means and the bytes its sender hashed
 * are two things; {@link ReceivedAction} has both.
 */
public final class ActionReader {
  private static final int DEEPEST = 32;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxNumberLength(32)
                      .build())
              .build());

  private ActionReader() {}

  /**
   * @throws MalformedAction when it is not JSON, or a field of a known action is missing or wrong
   */
  public static ReceivedAction read(byte[] json) {
    return read(json, 0, json.length);
  }

  /** The action that stands in {@code count} bytes from {@code from}. */
  public static ReceivedAction read(byte[] json, int from, int count) {
    JsonNode node = parse(json, from, count);
    Fields fields = new Fields(node, "action");
    byte[] asSent = JsonToMsgpack.encode(node);
    return new ReceivedAction(action(fields, asSent), asSent);
  }

  private static JsonNode parse(byte[] json, int from, int count) {
    try {
      return JSON.readTree(json, from, count);
    } catch (IOException e) {
      throw new MalformedAction("action: not JSON: " + firstLine(e));
    }
  }

  private static String firstLine(IOException e) {
    String text = String.valueOf(e.getMessage());
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static Action action(Fields fields, byte[] asSent) {
    String type = fields.text("type");
    Action action = TradingActionReader.read(type, fields);
    if (action == null) {
      action = AccountActionReader.read(type, fields);
    }
    if (action == null) {
      action = UserSignedActionReader.read(type, fields);
    }
    return action == null ? new UnknownAction(type, asSent) : action;
  }
}

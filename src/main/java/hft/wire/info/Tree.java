package hft.wire.info;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import java.io.IOException;

/** JSON as Jackson's tree; whatever it objects to is a {@link MalformedMessage}. */
final class Tree {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Tree() {}

  static JsonNode of(byte[] body) {
    return of(body, 0, body.length);
  }

  static JsonNode of(byte[] body, int offset, int length) {
    JsonNode node;
    try {
      node = MAPPER.readTree(body, offset, length);
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? -1 : (int) e.getLocation().getByteOffset();
      throw new MalformedMessage(Fault.SYNTAX, at, String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new MalformedMessage(Fault.SYNTAX, -1, String.valueOf(e.getMessage()));
    }
    if (node.isMissingNode()) {
      throw new MalformedMessage(Fault.TRUNCATED, 0, "nothing there");
    }
    return node;
  }
}

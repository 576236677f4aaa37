package hft.wire.sign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.wire.action.Address;
import hft.wire.action.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of signed actions. */
final class Vectors {
  static final Path PUBLISHED = Path.of("../shared/hyperliquid/signing-vectors.json");
  static final Path SIXTY = Path.of("../shared/hyperliquid/vectors-60.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  static JsonNode read(Path file) throws IOException {
    if (System.getenv("CI") == null) {
      assumeTrue(Files.isRegularFile(file), "no vectors at " + file);
    }
    return JSON.readTree(file.toFile());
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> out = new ArrayList<>();
    array.forEach(out::add);
    return out;
  }

  static byte[] json(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.substring(2));
  }

  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  static @Nullable Address vault(JsonNode vector) {
    return vector.hasNonNull("vaultAddress")
        ? Address.parse(vector.get("vaultAddress").textValue())
        : null;
  }

  static long expiry(JsonNode vector) {
    return vector.hasNonNull("expiresAfter")
        ? vector.get("expiresAfter").longValue()
        : ActionHasher.NO_EXPIRY;
  }

  static Signature signature(JsonNode node) {
    return Signature.parse(
        node.get("r").textValue(), node.get("s").textValue(), node.get("v").intValue());
  }

  static String field(Network network) {
    return network == Network.MAINNET ? "mainnet" : "testnet";
  }
}

package hft.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.wire.action.ActionReader;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.ReceivedAction;
import hft.wire.action.UserSignedAction;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What other people's clients made, byte for byte, by both implementations. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedVectorsTest {
  /** Signed the spelling 2000.0; the venue would hash 2000 and find somebody else. */
  private static final Set<String> NOT_CANONICAL = Set.of("rs-order-ioc", "rs-order-trigger-tp");

  private final ActionHasher hasher = new ActionHasher();
  private int signatures;

  @Test
  void every_published_l1_action_hashes_signs_and_recovers() throws IOException {
    int checked = 0;
    for (JsonNode vector : Vectors.read(Vectors.PUBLISHED).get("vectors")) {
      if (vector.get("kind").textValue().equals("l1")) {
        checkL1(vector);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(32);
    assertThat(signatures).isEqualTo(68);
  }

  private void checkL1(JsonNode vector) {
    String id = vector.get("id").textValue();
    ReceivedAction received = ActionReader.read(Vectors.json(vector.get("action")));
    assertThat(Vectors.hex(received.msgpackAsSent().toBytes()))
        .as(id)
        .isEqualTo(vector.get("msgpackHex").textValue());
    assertThat(received.isCanonical()).as(id).isEqualTo(!NOT_CANONICAL.contains(id));
    byte[] connection = new byte[32];
    hasher.connectionId(
        received.msgpackAsSent(),
        vector.get("nonce").longValue(),
        Vectors.vault(vector),
        Vectors.expiry(vector),
        connection);
    assertThat(Vectors.hex(connection)).as(id).isEqualTo(vector.get("connectionId").textValue());
    checkAgent(vector, connection);
  }

  @Test
  void every_published_connection_id_signs_and_recovers() throws IOException {
    for (JsonNode vector : Vectors.read(Vectors.PUBLISHED).get("vectors")) {
      if (vector.get("kind").textValue().equals("l1FromConnectionId")) {
        checkAgent(vector, Vectors.hex(vector.get("connectionId").textValue()));
      }
    }
    assertThat(signatures).isPositive();
  }

  private void checkAgent(JsonNode vector, byte[] connection) {
    for (Network network : Network.values()) {
      byte[] digest = new byte[32];
      hasher.agentDigest(network, connection, digest);
      if (vector.hasNonNull("digest")) {
        String expected = vector.get("digest").get(Vectors.field(network)).textValue();
        assertThat(Vectors.hex(digest)).isEqualTo(expected);
      }
      JsonNode signature = vector.get("signature").get(Vectors.field(network));
      if (signature != null) {
        checkSignature(vector, digest, Vectors.signature(signature));
      }
    }
  }

  @Test
  void every_published_user_signed_action_signs_and_recovers() throws IOException {
    int checked = 0;
    for (JsonNode vector : Vectors.read(Vectors.PUBLISHED).get("vectors")) {
      if (vector.get("kind").textValue().equals("userSigned")) {
        var action = (UserSignedAction) ActionReader.read(typed(vector)).action();
        assertThat("HyperliquidTransaction:" + action.primaryType())
            .isEqualTo(vector.get("primaryType").textValue());
        assertThat(action.scope().chainNumber())
            .isEqualTo(vector.get("domain").get("chainId").longValue());
        checkSignature(
            vector, TypedData.digest(action), Vectors.signature(vector.get("signature")));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(8);
  }

  /** One published action comes without its type. */
  private static byte[] typed(JsonNode vector) {
    ObjectNode action = vector.get("action").deepCopy();
    if (!action.has("type")) {
      action.put("type", "usdSend");
    }
    return Vectors.json(action);
  }

  private void checkSignature(JsonNode vector, byte[] digest, Signature expected) {
    Address signer = Address.parse(vector.get("signerAddress").textValue());
    String id = vector.get("id").textValue();
    assertThat(Signers.nativeRecovery().recover(digest, expected)).as(id).isEqualTo(signer);
    assertThat(Signers.javaRecovery().recover(digest, expected)).as(id).isEqualTo(signer);
    signatures += 2;
    if (vector.hasNonNull("privateKey")) {
      byte[] secret = Vectors.hex(vector.get("privateKey").textValue());
      checkSigner(Signers.nativeOf(secret), signer, digest, expected, id);
      checkSigner(Signers.javaOf(secret), signer, digest, expected, id);
    }
  }

  private static void checkSigner(
      Signer signer, Address address, byte[] digest, Signature expected, String id) {
    try (signer) {
      assertThat(signer.address()).as(id).isEqualTo(address);
      assertThat(signer.sign(digest)).as(id + " by " + signer).isEqualTo(expected);
    }
  }

  @Test
  void all_sixty_hash_sign_and_recover() throws IOException {
    var file = Vectors.read(Vectors.SIXTY);
    for (JsonNode vector : file.get("vectors")) {
      ReceivedAction received = ActionReader.read(Vectors.json(vector.get("action")));
      String id = vector.get("id") + " " + vector.get("kind").textValue();
      assertThat(received.isCanonical()).as(id).isTrue();
      String packed = Vectors.hex(received.canonicalMsgpack().toBytes());
      assertThat(packed).as(id).isEqualTo(vector.get("actionMsgpack").textValue());
      byte[] connection = new byte[32];
      long nonce = vector.get("nonce").longValue();
      hasher.connectionId(
          received.canonicalMsgpack(),
          nonce,
          Vectors.vault(vector),
          Vectors.expiry(vector),
          connection);
      assertThat(Vectors.hex(connection)).isEqualTo(vector.get("connectionId").textValue());
      byte[] digest = new byte[32];
      boolean mainnet = vector.get("isMainnet").booleanValue();
      hasher.agentDigest(mainnet ? Network.MAINNET : Network.TESTNET, connection, digest);
      Address expected = Address.parse(vector.get("expectedAddress").textValue());
      Signature signature = Vectors.signature(vector.get("signature"));
      assertThat(Signers.nativeRecovery().recover(digest, signature)).isEqualTo(expected);
      assertThat(Signers.javaRecovery().recover(digest, signature)).isEqualTo(expected);
      byte[] secret = keyOf(file, expected);
      checkSigner(Signers.nativeOf(secret), expected, digest, signature, id);
      checkSigner(Signers.javaOf(secret), expected, digest, signature, id);
    }
    assertThat(file.get("vectors")).hasSize(60);
  }

  private static byte[] keyOf(JsonNode file, Address address) {
    for (JsonNode key : file.get("keys")) {
      if (Address.parse(key.get("address").textValue()).equals(address)) {
        return Vectors.hex(key.get("privateKey").textValue());
      }
    }
    throw new AssertionError("no key of " + address);
  }
}

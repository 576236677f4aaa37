package hft.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.wire.action.Action;
import hft.wire.action.ActionEncoder;
import hft.wire.action.ActionReader;
import hft.wire.action.ActionSamples;
import hft.wire.action.Address;
import hft.wire.action.L1Action;
import hft.wire.action.Network;
import hft.wire.action.UserSignedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * One signed request of every kind, made in Java and checked here by the native library. They are
 * committed: a change of any byte that is signed shows as a difference. {@code -Dgolden.update}
 * writes them anew.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnVectorsTest {
  private static final Path FILE = Path.of("src/test/resources/hft/wire/sign/own-vectors.json");
  private static final byte[] SECRET = HexFormat.of().parseHex("1".repeat(64));
  private static final long NONCE = 1_700_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void what_java_signed_the_native_library_signs_and_recovers() throws IOException {
    ArrayNode made = make();
    if (System.getProperty("golden.update") != null) {
      JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), made);
    }
    ArrayNode committed = (ArrayNode) JSON.readTree(Files.readAllBytes(FILE));
    assertThat(committed).isEqualTo(JSON.readTree(made.toString()));
    try (Signer signer = Signers.nativeOf(SECRET)) {
      for (var vector : committed) {
        Address vault = Vectors.vault(vector);
        Action action = ActionReader.read(Vectors.json(vector.get("action"))).action();
        byte[] digest = digest(action, vault, Vectors.expiry(vector));
        Signature signature = Vectors.signature(vector.get("signature"));
        assertThat(signer.sign(digest)).isEqualTo(signature);
        assertThat(Signers.nativeRecovery().recover(digest, signature)).isEqualTo(signer.address());
      }
    }
    assertThat(committed).hasSizeGreaterThan(30);
  }

  private static ArrayNode make() throws IOException {
    ArrayNode out = JSON.createArrayNode();
    List<Action> actions = new ArrayList<>(ActionSamples.l1());
    actions.addAll(ActionSamples.userSigned());
    try (Signer signer = Signers.javaOf(SECRET)) {
      var requests = new SignedRequest(signer, Network.TESTNET);
      for (int i = 0; i < actions.size(); i++) {
        Address vault = i % 3 == 1 ? ActionSamples.SOMEBODY : null;
        long expiry = i % 4 == 1 ? NONCE + 5_000 : ActionHasher.NO_EXPIRY;
        out.add(JSON.readTree(request(requests, actions.get(i), vault, expiry)));
      }
    }
    return out;
  }

  private static byte[] request(
      SignedRequest requests, Action action, @Nullable Address vault, long expiry) {
    return switch (action) {
      case UserSignedAction typed -> requests.of(typed).toBytes();
      case L1Action l1 -> {
        var encoder = new ActionEncoder();
        encoder.encode(l1);
        yield requests.of(encoder, NONCE, vault, expiry).toBytes();
      }
    };
  }

  private static byte[] digest(Action action, @Nullable Address vault, long expiry) {
    return switch (action) {
      case UserSignedAction typed -> TypedData.digest(typed);
      case L1Action l1 -> {
        var encoder = new ActionEncoder();
        encoder.encode(l1);
        byte[] digest = new byte[32];
        new ActionHasher().digest(encoder.msgpack(), NONCE, vault, expiry, Network.TESTNET, digest);
        yield digest;
      }
    };
  }

  @Test
  void an_action_for_the_other_network_is_not_signed() {
    UserSignedAction action = ActionSamples.userSigned().get(0);
    try (Signer signer = Signers.javaOf(SECRET)) {
      var requests = new SignedRequest(signer, Network.MAINNET);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> requests.of(action))
          .hasMessageContaining("approveAgent is for TESTNET");
    }
  }

  @Test
  void a_vector_is_a_request_as_it_is_sent() throws IOException {
    ObjectNode first = (ObjectNode) make().get(1);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("action", "nonce", "signature", "vaultAddress", "expiresAfter");
  }
}

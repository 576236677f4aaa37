package hft.wire.sign;

import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.WireBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is signed for an L1 action: the msgpack with nonce, vault and expiry is hashed to a
 * connection id, and a phantom agent carrying that id is signed as typed data. Allocates nothing
 * after construction. One thread.
 */
public final class ActionHasher {
  /** No {@code expiresAfter}. */
  public static final long NO_EXPIRY = -1;

  private static final byte[] DOMAIN = TypedData.domain("Exchange", 1337);
  private static final byte[] AGENT_TYPE = text("Agent(string source,bytes32 connectionId)");
  private static final byte[] MAINNET = text(String.valueOf(Network.MAINNET.source()));
  private static final byte[] TESTNET = text(String.valueOf(Network.TESTNET.source()));

  private final Keccak256 keccak = new Keccak256();
  private final byte[] connectionId = new byte[Keccak256.LENGTH];
  private final byte[] struct = new byte[Keccak256.LENGTH];

  /**
   * @param msgpack of the action
   * @param vault the sub-account or vault traded for
   * @param expiresAfterMillis or {@link #NO_EXPIRY}
   * @param out 32 bytes
   */
  public void connectionId(
      WireBuffer msgpack,
      long nonce,
      @Nullable Address vault,
      long expiresAfterMillis,
      byte[] out) {
    keccak.add(msgpack.array(), 0, msgpack.length()).addLong(nonce);
    if (vault == null) {
      keccak.add(0);
    } else {
      keccak.add(1).addAddress(vault);
    }
    if (expiresAfterMillis != NO_EXPIRY) {
      keccak.add(0).addLong(expiresAfterMillis);
    }
    keccak.finish(out);
  }

  /** The digest to sign for a connection id. */
  public void agentDigest(Network network, byte[] connection, byte[] out) {
    keccak
        .add(AGENT_TYPE)
        .add(network == Network.MAINNET ? MAINNET : TESTNET)
        .add(connection)
        .finish(struct);
    keccak.add(0x19).add(0x01).add(DOMAIN).add(struct).finish(out);
  }

  /** Both steps; parameters as in {@link #connectionId}. */
  public void digest(
      WireBuffer msgpack,
      long nonce,
      @Nullable Address vault,
      long expiresAfterMillis,
      Network network,
      byte[] out) {
    connectionId(msgpack, nonce, vault, expiresAfterMillis, connectionId);
    agentDigest(network, connectionId, out);
  }

  private static byte[] text(String value) {
    return Keccak256.of(value.getBytes(StandardCharsets.UTF_8));
  }
}

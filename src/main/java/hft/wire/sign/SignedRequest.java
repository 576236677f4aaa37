package hft.wire.sign;

import hft.wire.action.ActionEncoder;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.UserSignedAction;
import hft.wire.action.WireBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The request around an action: {@code {"action":..,"nonce":..,"signature":{..}}} with vault and
 * expiry where there are any. The same bytes are the body of a POST and the payload of a socket
 * post. Reused; allocates nothing for L1 actions. One thread.
 */
public final class SignedRequest {
  private static final byte[] ACTION = ascii("{\"action\":");
  private static final byte[] NONCE = ascii(",\"nonce\":");
  private static final byte[] R = ascii(",\"signature\":{\"r\":\"0x");
  private static final byte[] S = ascii("\",\"s\":\"0x");
  private static final byte[] V = ascii("\",\"v\":");
  private static final byte[] VAULT = ascii(",\"vaultAddress\":\"0x");
  private static final byte[] EXPIRES = ascii(",\"expiresAfter\":");
  private static final int WORD = 32;

  private final Signer signer;
  private final Network network;
  private final ActionHasher hasher = new ActionHasher();
  private final byte[] digest = new byte[Keccak256.LENGTH];
  private final byte[] signature = new byte[Signature.LENGTH];
  private final byte[] address = new byte[Address.LENGTH];
  private final WireBuffer out = new WireBuffer(4_096);

  public SignedRequest(Signer signer, Network network) {
    this.signer = signer;
    this.network = network;
  }

  /**
   * Signs the L1 action the encoder holds.
   *
   * @param vault the sub-account or vault traded for
   * @param expiresAfterMillis or {@link ActionHasher#NO_EXPIRY}
   * @return the request, valid until the next call
   */
  public WireBuffer of(
      ActionEncoder action, long nonce, @Nullable Address vault, long expiresAfterMillis) {
    hasher.digest(action.msgpack(), nonce, vault, expiresAfterMillis, network, digest);
    begin(action, nonce);
    if (vault != null) {
      vault.copyTo(address, 0);
      out.put(VAULT).putHex(address, 0, Address.LENGTH).put('"');
    }
    if (expiresAfterMillis != ActionHasher.NO_EXPIRY) {
      out.put(EXPIRES).putDecimal(expiresAfterMillis);
    }
    return out.put('}');
  }

  /**
   * Signs a user-signed action; its nonce is the request's.
   *
   * @throws IllegalArgumentException when the action is meant for the other network
   */
  public WireBuffer of(UserSignedAction action) {
    if (action.scope().network() != network) {
      throw new IllegalArgumentException(
          action.type() + " is for " + action.scope().network() + ", this signs for " + network);
    }
    byte[] typed = TypedData.digest(action);
    System.arraycopy(typed, 0, digest, 0, typed.length);
    var encoder = new ActionEncoder();
    encoder.encode(action);
    begin(encoder, action.nonce());
    return out.put('}');
  }

  private void begin(ActionEncoder action, long nonce) {
    signer.sign(digest, signature);
    out.clear();
    out.put(ACTION).put(action.json().array(), 0, action.json().length());
    out.put(NONCE).putDecimal(nonce);
    out.put(R).putHex(signature, 0, WORD);
    out.put(S).putHex(signature, WORD, WORD);
    out.put(V).putDecimal(signature[Signature.V]).put('}');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

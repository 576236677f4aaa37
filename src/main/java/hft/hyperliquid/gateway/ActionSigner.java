package hft.hyperliquid.gateway;

import hft.wire.action.ActionEncoder;
import hft.wire.action.L1Action;
import hft.wire.action.WireBuffer;
import hft.wire.json.JsonWriter;
import hft.wire.sign.ActionHasher;
import hft.wire.sign.Signature;
import hft.wire.sign.Signer;

/** Turns actions into signed requests. One thread. */
public final class ActionSigner {
  private final Account account;
  private final Signer signer;
  private final ActionEncoder encoder = new ActionEncoder();
  private final ActionHasher hasher = new ActionHasher();
  private final byte[] digest = new byte[32];
  private final JsonWriter writer = new JsonWriter(4_096);

  public ActionSigner(Account account, Signer signer) {
    this.account = account;
    this.signer = signer;
  }

  /** The body of an exchange request, valid until the next call. */
  public JsonWriter sign(L1Action action, long nonce) {
    return sign(action, nonce, ActionHasher.NO_EXPIRY);
  }

  /**
   * The same; the venue refuses what arrives later, and charges it more credits.
   *
   * @param expiresAfterMillis or {@link ActionHasher#NO_EXPIRY}
   */
  public JsonWriter sign(L1Action action, long nonce, long expiresAfterMillis) {
    encoder.encode(action);
    hasher.digest(
        encoder.msgpack(), nonce, account.vault(), expiresAfterMillis, account.network(), digest);
    Signature signature = signer.sign(digest);
    WireBuffer json = encoder.json();
    writer.clear().beginObject().name("action").raw(json.array(), 0, json.length());
    writer.name("nonce").number(nonce);
    writer.name("signature").beginObject();
    writer.name("r").string(signature.r()).name("s").string(signature.s());
    writer.name("v").number(signature.v()).endObject();
    if (account.vault() != null) {
      writer.name("vaultAddress").string(account.vault().toString());
    }
    if (expiresAfterMillis != ActionHasher.NO_EXPIRY) {
      writer.name("expiresAfter").number(expiresAfterMillis);
    }
    return writer.endObject();
  }
}

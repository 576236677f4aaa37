package hft.wire.action;

import java.util.Arrays;

/**
 * An action somebody sent. The venue reads a request into its own structures and hashes those, so
 * the sender's key order does not matter to it and {@code "2000.0"} is hashed as {@code "2000"}:
 * that is {@link #canonicalMsgpack}. A sender that signed its own spelling signed {@link
 * #msgpackAsSent}. For what ordinary clients send the two are equal.
 */
public final class ReceivedAction {
  private final Action action;
  private final byte[] asSent;

  ReceivedAction(Action action, byte[] asSent) {
    this.action = action;
    this.asSent = asSent;
  }

  public Action action() {
    return action;
  }

  /** Every field in the order it came. */
  public WireBuffer msgpackAsSent() {
    return new WireBuffer(asSent.length).put(asSent);
  }

  /**
   * What the venue hashes: known fields only, in its order and spelling. For an action this version
   * does not know, as sent.
   *
   * @throws IllegalStateException for a user-signed action, which has no msgpack
   */
  public WireBuffer canonicalMsgpack() {
    if (!(action instanceof L1Action l1)) {
      throw new IllegalStateException(action.type() + " is signed as typed data");
    }
    ActionEncoder encoder = new ActionEncoder();
    encoder.encode(l1);
    return encoder.msgpack();
  }

  /** False when the venue would find another signer than the one who signed what was sent. */
  public boolean isCanonical() {
    return action instanceof UserSignedAction
        || Arrays.equals(canonicalMsgpack().toBytes(), asSent);
  }
}

package hft.wire.action;

import java.util.Arrays;

/**
 * An action this version has no record for, kept as its msgpack in the sender's own order so that
 * its signature can still be checked.
 */
public record UnknownAction(String type, byte[] msgpack) implements L1Action {
  public UnknownAction {
    msgpack = msgpack.clone();
  }

  @Override
  public byte[] msgpack() {
    return msgpack.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnknownAction that
        && that.type.equals(type)
        && Arrays.equals(that.msgpack, msgpack);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(msgpack);
  }

  @Override
  public String toString() {
    return "UnknownAction[" + type + ", " + msgpack.length + " bytes]";
  }
}

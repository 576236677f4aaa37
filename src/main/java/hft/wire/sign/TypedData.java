package hft.wire.sign;

import hft.wire.action.Address;
import hft.wire.action.TypedField;
import hft.wire.action.UserSignedAction;
import hft.wire.action.WireBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * EIP-712 digests of user-signed actions: domain {@code HyperliquidSignTransaction}, version 1, the
 * chain the action names, no verifying contract.
 */
public final class TypedData {
  private static final String DOMAIN_TYPE =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

  private TypedData() {}

  /** The 32 bytes to sign. */
  public static byte[] digest(UserSignedAction action) {
    List<TypedField> fields = new ArrayList<>();
    fields.add(new TypedField.Text("hyperliquidChain", action.scope().network().chain()));
    fields.addAll(action.fields());
    byte[] domain = domain("HyperliquidSignTransaction", action.scope().chainNumber());
    WireBuffer whole = new WireBuffer(66);
    whole.put(0x19).put(0x01).put(domain).put(struct(action.primaryType(), fields));
    return Keccak256.of(whole.toBytes());
  }

  private static byte[] struct(String primaryType, List<TypedField> fields) {
    StringBuilder type = new StringBuilder("HyperliquidTransaction:").append(primaryType);
    char separator = '(';
    for (TypedField field : fields) {
      type.append(separator).append(field.solidity()).append(' ').append(field.name());
      separator = ',';
    }
    WireBuffer words = new WireBuffer(Keccak256.LENGTH * (fields.size() + 1));
    words.put(textHash(type.append(')').toString()));
    fields.forEach(field -> words.put(word(field)));
    return Keccak256.of(words.toBytes());
  }

  private static byte[] word(TypedField field) {
    return switch (field) {
      case TypedField.Text(_, var value) -> textHash(value);
      case TypedField.Whole(_, long value) -> number(value);
      case TypedField.Flag(_, boolean value) -> number(value ? 1 : 0);
      case TypedField.Account(_, var value) -> {
        byte[] word = new byte[Keccak256.LENGTH];
        value.copyTo(word, Keccak256.LENGTH - Address.LENGTH);
        yield word;
      }
    };
  }

  /** The domain separator without a verifying contract, version 1. */
  static byte[] domain(String name, long chainId) {
    return Keccak256.of(
        new WireBuffer(160)
            .put(textHash(DOMAIN_TYPE))
            .put(textHash(name))
            .put(textHash("1"))
            .put(number(chainId))
            .put(number(0))
            .toBytes());
  }

  private static byte[] textHash(String text) {
    return Keccak256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] number(long value) {
    return new WireBuffer(Keccak256.LENGTH)
        .put(new byte[Keccak256.LENGTH - Long.BYTES])
        .putBigEndian(value, Long.BYTES)
        .toBytes();
  }
}

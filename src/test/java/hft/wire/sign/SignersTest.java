package hft.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.wire.action.Address;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Two implementations that share no code: what they agree on is right, or wrong twice the same. */
class SignersTest {
  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

  private static final List<Function<byte[], Signer>> BOTH =
      List.of(Signers::nativeOf, Signers::javaOf);

  @Property(tries = 200, seed = "31")
  void both_sign_alike_and_both_find_the_signer(@ForAll long seed) {
    var random = new Random(seed);
    byte[] secret = new byte[32];
    byte[] digest = new byte[32];
    random.nextBytes(secret);
    random.nextBytes(digest);
    try (Signer fast = Signers.nativeOf(secret);
        Signer plain = Signers.javaOf(secret)) {
      assertThat(fast.address()).isEqualTo(plain.address());
      Signature signature = fast.sign(digest);
      assertThat(plain.sign(digest)).isEqualTo(signature);
      for (Recovery recovery : recoveries()) {
        assertThat(recovery.recover(digest, signature)).isEqualTo(fast.address());
        digest[0] ^= 1;
        assertThat(recovery.recover(digest, signature)).isNotEqualTo(fast.address());
        digest[0] ^= 1;
      }
    }
  }

  /** Digests above the order and of zeros are numbers like others. */
  @Test
  void extreme_digests_and_keys() {
    byte[] ones = HexFormat.of().parseHex("f".repeat(64));
    byte[] least = HexFormat.of().parseHex("0".repeat(63) + "1");
    byte[] greatest = HexFormat.of().parseHex(ORDER.substring(0, 63) + "0");
    for (byte[] secret : List.of(least, greatest)) {
      try (Signer fast = Signers.nativeOf(secret);
          Signer plain = Signers.javaOf(secret)) {
        for (byte[] digest : List.of(ones, new byte[32], least)) {
          assertThat(plain.sign(digest)).isEqualTo(fast.sign(digest));
        }
      }
    }
  }

  @Test
  void what_is_no_key_is_refused() {
    for (var of : BOTH) {
      for (String text : List.of("0".repeat(64), ORDER, "f".repeat(64), "01")) {
        assertThatThrownBy(() -> of.apply(HexFormat.of().parseHex(text)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(Signers.NOT_A_KEY);
      }
    }
  }

  @Test
  void a_closed_signer_signs_nothing() {
    for (var of : BOTH) {
      Signer signer = of.apply(HexFormat.of().parseHex("1".repeat(64)));
      signer.close();
      signer.close();
      assertThatThrownBy(() -> signer.sign(new byte[32]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void what_no_key_can_have_signed_has_no_signer() {
    byte[] digest = new byte[32];
    String zero = "0x0";
    String one = "0x1";
    for (Recovery recovery : recoveries()) {
      assertThat(recovery.recover(digest, Signature.parse(zero, one, 27))).isNull();
      assertThat(recovery.recover(digest, Signature.parse(one, zero, 27))).isNull();
      assertThat(recovery.recover(digest, Signature.parse("0x" + ORDER, one, 28))).isNull();
      // No point of the curve has x = 5.
      assertThat(recovery.recover(digest, Signature.parse("0x5", one, 27))).isNull();
      for (int v : new int[] {0, 26, 29, 30, 31, 127, 255}) {
        byte[] odd = Signature.parse(one, one, 27).toBytes();
        odd[Signature.V] = (byte) v;
        assertThat(recovery.recover(digest, Signature.of(odd)))
            .isEqualTo(Signers.javaRecovery().recover(digest, Signature.of(odd)));
      }
    }
  }

  @Test
  void leading_zeros_may_be_missing() {
    var padded = Signature.parse("0x" + "0".repeat(62) + "ab", "0x" + "0".repeat(63) + "1", 27);
    assertThat(Signature.parse("0xAB", "0x1", 27)).isEqualTo(padded);
    assertThat(padded.r()).hasSize(66);
    assertThatThrownBy(() -> Signature.parse("ab", "0x1", 27)).hasMessageContaining("signature.r");
    assertThatThrownBy(() -> Signature.parse("0x1", "0x" + "1".repeat(65), 27))
        .hasMessageContaining("signature.s");
    assertThatThrownBy(() -> Signature.parse("0x1", "0x1", 0)).hasMessageContaining("27 or 28");
  }

  @Test
  void an_address_is_read_in_any_case_and_written_in_lower_case() {
    var address = Address.parse("0x14791697260E4c9A71f18484C9f997B308e59325");
    assertThat(address).hasToString("0x14791697260e4c9a71f18484c9f997b308e59325");
    assertThat(Address.parse("14791697260e4c9a71f18484c9f997b308e59325")).isEqualTo(address);
  }

  private static List<Recovery> recoveries() {
    return List.of(Signers.nativeRecovery(), Signers.javaRecovery());
  }
}

package hft.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeccakTest {
  @ParameterizedTest
  @CsvSource({
    "'',c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
    "abc,4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
  })
  void it_is_the_original_and_not_sha3(String text, String hash) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Vectors.hex(Keccak256.of(bytes))).isEqualTo("0x" + hash);
  }

  @Test
  void it_is_empty_again_after_each_hash() {
    var keccak = new Keccak256();
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    keccak.add(1).addLong(2).finish(first);
    keccak.add(1).addLong(2).finish(second);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void the_domain_of_the_phantom_agent_is_the_published_constant() {
    assertThat(Vectors.hex(TypedData.domain("Exchange", 1337)))
        .isEqualTo("0xd79297fcdf2ffcd4ae223d01edaa2ba214ff8f401d7c9300d995d17c82aa4040");
  }
}

package hft.app.live;

import hft.hyperliquid.gateway.Account;
import hft.wire.action.Network;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A key for one run against our own exchange: in memory only, gone when closed. */
final class ThrowawayKey implements AutoCloseable {
  private static final int BYTES = 32;

  private final Key key;
  private final Path nonces;

  private ThrowawayKey(Key key, Path nonces) {
    this.key = key;
    this.nonces = nonces;
  }

  /**
   * @param network for which it signs
   */
  static ThrowawayKey make(Network network) throws IOException {
    Path nonces = Files.createTempDirectory("hft-nonces");
    Signer signer = signer();
    return new ThrowawayKey(
        Key.of(
            new Account(network, signer.address(), null),
            signer,
            nonces,
            "signing with a key made for this run"),
        nonces);
  }

  private static Signer signer() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret); // of the chance to be no key, 1 in 2^128, nobody has seen
    try {
      return Signers.of(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  Key key() {
    return key;
  }

  @Override
  public void close() throws IOException {
    key.close();
    try (var all = Files.walk(nonces)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}

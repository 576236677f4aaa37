package hft.hyperliquid.nonce;

import hft.wire.action.Address;
import java.nio.file.Path;

/** Uses nonces as fast as it can, until it is killed. */
public final class NonceProcess {
  private NonceProcess() {}

  public static void main(String[] arguments) {
    var nonces =
        NonceFile.open(
            Path.of(arguments[0]), Address.parse(arguments[1]), System.currentTimeMillis());
    while (true) {
      System.out.println(nonces.next(System.currentTimeMillis()));
    }
  }
}

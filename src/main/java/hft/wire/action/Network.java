package hft.wire.action;

/** Which of the two networks a signature is meant for; one never counts on the other. */
public enum Network {
  MAINNET("Mainnet", 'a'),
  TESTNET("Testnet", 'b');

  private final String chain;
  private final char source;

  Network(String chain, char source) {
    this.chain = chain;
    this.source = source;
  }

  /** {@code hyperliquidChain} of user-signed actions. */
  public String chain() {
    return chain;
  }

  /** {@code source} of the phantom agent. */
  public char source() {
    return source;
  }
}

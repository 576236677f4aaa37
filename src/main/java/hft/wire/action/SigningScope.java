package hft.wire.action;

/**
 * Where a user-signed action counts.
 *
 * @param network the venue's network, part of what is signed
 * @param chainId of the wallet that signs, as the action spells it ({@code 0xa4b1}); any chain will
 *     do
 */
public record SigningScope(Network network, String chainId) {
  private static final int LONGEST_CHAIN_ID = 18;

  public SigningScope {
    if (!chainId.matches("0x[0-9a-fA-F]+") || chainId.length() > LONGEST_CHAIN_ID) {
      throw new IllegalArgumentException(
          "signatureChainId: expected 0x and up to 16 hex digits, was '" + chainId + "'");
    }
  }

  /** With the chain id the venue's documentation uses: Arbitrum One. */
  public static SigningScope of(Network network) {
    return new SigningScope(network, "0xa4b1");
  }

  public long chainNumber() {
    return Long.parseUnsignedLong(chainId, 2, chainId.length(), 16);
  }
}

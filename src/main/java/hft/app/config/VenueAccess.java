package hft.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the venue is reached and for whom. Section {@code hft.venue}.
 *
 * @param mainnet addresses of mode live, and of the market data of mode paper
 * @param testnet addresses of mode testnet
 * @param coins the perps to trade, in the venue's spelling
 * @param account whose orders they are; empty for the account of the key itself
 * @param subAccount true when {@code account} is a sub-account or vault of the key's owner
 * @param keyFile the private key that signs
 * @param masterKey true to let the account's own key sign, which can move money
 * @param nonces folder with what was used of each key's nonces
 * @param leastRequests actions the account must still be allowed at the start
 * @param acknowledged what mode live must be told before it trades
 */
public record VenueAccess(
    Addresses mainnet,
    Addresses testnet,
    List<String> coins,
    Optional<String> account,
    boolean subAccount,
    Optional<Path> keyFile,
    boolean masterKey,
    Path nonces,
    long leastRequests,
    Optional<Acknowledged> acknowledged) {
  /**
   * Where one network is.
   *
   * @param rest such as {@code https://api.hyperliquid.xyz}
   * @param ws such as {@code wss://api.hyperliquid.xyz/ws}
   */
  public record Addresses(String rest, String ws) {
    public Addresses {
      check("rest", rest, List.of("http", "https"));
      check("ws", ws, List.of("ws", "wss"));
    }

    public URI restUri() {
      return URI.create(rest);
    }

    public URI wsUri() {
      return URI.create(ws);
    }

    private static void check(String key, String value, List<String> schemes) {
      try {
        URI uri = new URI(value);
        if (uri.getHost() != null
            && schemes.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
            && !value.endsWith("/")) {
          return;
        }
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(key + " is not an address: " + value, e);
      }
      throw new IllegalArgumentException(
          key
              + " must be "
              + schemes.getLast()
              + "://HOST without a slash at the end, was "
              + value);
    }
  }

  /**
   * The operator's word that real money is at stake.
   *
   * @param account the account traded for
   * @param maxGrossNotional USDC; equal to {@code hft.risk.account.max-gross-notional}
   * @param maxInventoryNotional USDC; equal to {@code hft.risk.desk.max-inventory-notional}
   */
  public record Acknowledged(String account, long maxGrossNotional, long maxInventoryNotional) {}

  public VenueAccess {
    coins = List.copyOf(coins);
    if (coins.isEmpty()) {
      throw new IllegalArgumentException("coins must name at least one perp, such as [BTC]");
    }
    if (coins.stream().distinct().count() != coins.size()) {
      throw new IllegalArgumentException("coins must not repeat, were " + coins);
    }
    if (leastRequests < 0) {
      throw new IllegalArgumentException("leastRequests must not be negative");
    }
  }
}

package hft.app.live;

import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.key.KeyFile;
import hft.hyperliquid.key.SecretKey;
import hft.hyperliquid.key.TradingKey;
import hft.hyperliquid.nonce.NonceFile;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.sign.Signer;
import java.nio.file.Path;

/**
 * A key in use by this process: who signs, for whom, and which nonces are left.
 *
 * @param description for people; a warning when the key can do more than trade
 */
record Key(Account account, Signer signer, NonceFile nonces, String description)
    implements AutoCloseable {
  /**
   * Reads the key of a file and takes its nonces for this process alone.
   *
   * @param home where relative paths start
   */
  static Key open(Settings settings, Path home, Path keyFile, Network network) {
    VenueAccess access = settings.get(VenueAccess.class);
    KeyFile file = KeyFile.at(home.resolve(keyFile), System.getProperty("user.name", ""));
    Address account = account(access, file);
    TradingKey key = TradingKey.open(file, account, access.masterKey());
    return of(
        new Account(network, account, access.subAccount() ? account : null),
        key.signer(),
        home.resolve(access.nonces()),
        key.description());
  }

  static Key of(Account account, Signer signer, Path nonces, String description) {
    try {
      return new Key(
          account,
          signer,
          NonceFile.open(nonces, signer.address(), WallClock.INSTANCE.nanos() / 1_000_000),
          description);
    } catch (RuntimeException e) {
      signer.close();
      throw e;
    }
  }

  private static Address account(VenueAccess access, KeyFile file) {
    try {
      if (access.account().isPresent()) {
        return Address.parse(access.account().get());
      }
    } catch (IllegalArgumentException e) {
      throw new UserMistake("hft.venue.account: " + e.getMessage(), e);
    }
    if (!access.masterKey()) {
      throw new UserMistake("hft.venue.account is missing: the account the agent key trades for");
    }
    try (SecretKey secret = file.read();
        Signer own = secret.signer("hft.venue.key-file")) {
      return own.address();
    }
  }

  /** Keeps a reservation of nonces ahead; from a thread that may wait for the disk. */
  void reserveNonces() {
    long now = WallClock.INSTANCE.nanos() / 1_000_000;
    if (nonces.isLow(now)) {
      nonces.reserve(now);
    }
  }

  @Override
  public void close() {
    nonces.close();
    signer.close();
  }
}

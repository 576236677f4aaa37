package hft.hyperliquid.key;

import hft.wire.action.Address;
import hft.wire.sign.Signer;

/**
 * Who is traded for and who signs: an agent's key, approved by the account, that can trade and
 * cannot withdraw.
 *
 * @param account the address whose orders, margin and credits these are
 * @param signer of the agent; closed by whoever gets this
 */
public record TradingKey(Address account, Signer signer) {
  /**
   * @param mayBeMaster true only where the operator says so in as many words: then the key of the
   *     account itself is let through
   * @throws KeyProblem when the key is the account's own and that was not allowed
   */
  public static TradingKey open(KeyFile file, Address account, boolean mayBeMaster) {
    try (SecretKey secret = file.read()) {
      Signer signer = secret.signer(file.toString());
      TradingKey key = new TradingKey(account, signer);
      if (key.isMaster() && !mayBeMaster) {
        signer.close();
        throw new KeyProblem(
            file
                + ": this is the key of the account "
                + account
                + " itself, which can withdraw everything; approve an agent on the venue's API page"
                + " and use its key");
      }
      return key;
    }
  }

  /** The key can move money: say so loudly wherever it is used. */
  public boolean isMaster() {
    return signer.address().equals(account);
  }

  /** One line for the log. */
  public String description() {
    String who =
        isMaster()
            ? "WARNING: signing with the key of the account itself, which can withdraw: "
            : "signing for ";
    return who + account + " as " + signer.address() + ", " + signer.description();
  }

  @Override
  public String toString() {
    return "TradingKey[account=" + account + ", agent=" + signer.address() + "]";
  }
}

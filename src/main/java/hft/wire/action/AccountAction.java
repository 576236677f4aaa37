package hft.wire.action;

import org.jspecify.annotations.Nullable;

/** L1-signed actions on the account. */
public sealed interface AccountAction extends L1Action {
  record UpdateLeverage(int asset, boolean isCross, int leverage) implements AccountAction {
    @Override
    public String type() {
      return "updateLeverage";
    }
  }

  /**
   * @param isBuy ignored by the venue, part of the hash
   * @param usdMicros signed, 1e-6 USDC
   */
  record UpdateIsolatedMargin(int asset, boolean isBuy, long usdMicros) implements AccountAction {
    @Override
    public String type() {
      return "updateIsolatedMargin";
    }
  }

  /**
   * @param leverage target, scaled by 1e-8
   */
  record TopUpIsolatedOnlyMargin(int asset, long leverage) implements AccountAction {
    @Override
    public String type() {
      return "topUpIsolatedOnlyMargin";
    }
  }

  /**
   * Buys address credits at 0.0005 USDC each.
   *
   * @param destination the address that gets them, null for the own
   */
  record ReserveRequestWeight(long weight, @Nullable Address destination) implements AccountAction {
    @Override
    public String type() {
      return "reserveRequestWeight";
    }
  }

  record CreateSubAccount(String name) implements AccountAction {
    @Override
    public String type() {
      return "createSubAccount";
    }
  }

  /**
   * @param usdMicros 1e-6 USDC
   */
  record SubAccountTransfer(Address subAccount, boolean isDeposit, long usdMicros)
      implements AccountAction {
    @Override
    public String type() {
      return "subAccountTransfer";
    }
  }

  /**
   * @param usdMicros 1e-6 USDC
   */
  record VaultTransfer(Address vault, boolean isDeposit, long usdMicros) implements AccountAction {
    @Override
    public String type() {
      return "vaultTransfer";
    }
  }

  record SetReferrer(String code) implements AccountAction {
    @Override
    public String type() {
      return "setReferrer";
    }
  }

  record ClaimRewards() implements AccountAction {
    @Override
    public String type() {
      return "claimRewards";
    }
  }

  /**
   * @param abstraction {@code i}, {@code u} or {@code p}
   */
  record AgentSetAbstraction(String abstraction) implements AccountAction {
    @Override
    public String type() {
      return "agentSetAbstraction";
    }
  }
}

package hft.wire.action;

import hft.wire.action.AccountAction.AgentSetAbstraction;
import hft.wire.action.AccountAction.ClaimRewards;
import hft.wire.action.AccountAction.CreateSubAccount;
import hft.wire.action.AccountAction.ReserveRequestWeight;
import hft.wire.action.AccountAction.SetReferrer;
import hft.wire.action.AccountAction.SubAccountTransfer;
import hft.wire.action.AccountAction.TopUpIsolatedOnlyMargin;
import hft.wire.action.AccountAction.UpdateIsolatedMargin;
import hft.wire.action.AccountAction.UpdateLeverage;
import hft.wire.action.AccountAction.VaultTransfer;
import org.jspecify.annotations.Nullable;

/** Account actions from JSON. */
final class AccountActionReader {
  private AccountActionReader() {}

  /**
   * @return null when {@code type} is not one of these
   */
  static @Nullable AccountAction read(String type, Fields in) {
    return switch (type) {
      case "updateLeverage" ->
          new UpdateLeverage(in.asset("asset"), in.bool("isCross"), in.small("leverage"));
      case "updateIsolatedMargin" ->
          new UpdateIsolatedMargin(in.asset("asset"), in.bool("isBuy"), in.integer("ntli"));
      case "topUpIsolatedOnlyMargin" ->
          new TopUpIsolatedOnlyMargin(in.asset("asset"), in.decimal("leverage"));
      case "reserveRequestWeight" ->
          new ReserveRequestWeight(
              in.notNegative("weight"), in.has("destination") ? in.address("destination") : null);
      case "createSubAccount" -> new CreateSubAccount(in.text("name"));
      case "subAccountTransfer" ->
          new SubAccountTransfer(
              in.address("subAccountUser"), in.bool("isDeposit"), in.integer("usd"));
      case "vaultTransfer" ->
          new VaultTransfer(in.address("vaultAddress"), in.bool("isDeposit"), in.integer("usd"));
      case "setReferrer" -> new SetReferrer(in.text("code"));
      case "claimRewards" -> new ClaimRewards();
      case "agentSetAbstraction" -> new AgentSetAbstraction(in.text("abstraction"));
      default -> null;
    };
  }
}

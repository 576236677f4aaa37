package hft.wire.action;

import hft.wire.action.UserSignedAction.ApproveAgent;
import hft.wire.action.UserSignedAction.ApproveBuilderFee;
import hft.wire.action.UserSignedAction.SendAsset;
import hft.wire.action.UserSignedAction.SpotSend;
import hft.wire.action.UserSignedAction.TokenDelegate;
import hft.wire.action.UserSignedAction.UsdClassTransfer;
import hft.wire.action.UserSignedAction.UsdSend;
import hft.wire.action.UserSignedAction.UserSetAbstraction;
import hft.wire.action.UserSignedAction.Withdraw;
import org.jspecify.annotations.Nullable;

/** User-signed actions from JSON. */
final class UserSignedActionReader {
  private UserSignedActionReader() {}

  /**
   * @return null when {@code type} is not one of these
   */
  static @Nullable UserSignedAction read(String type, Fields in) {
    return switch (type) {
      case "approveAgent" ->
          new ApproveAgent(
              scope(in),
              in.address("agentAddress"),
              in.has("agentName") ? in.text("agentName") : "",
              in.notNegative("nonce"));
      case "approveBuilderFee" ->
          new ApproveBuilderFee(
              scope(in), in.text("maxFeeRate"), in.address("builder"), in.notNegative("nonce"));
      case "usdSend" ->
          new UsdSend(scope(in), in.text("destination"), in.text("amount"), in.notNegative("time"));
      case "spotSend" ->
          new SpotSend(
              scope(in),
              in.text("destination"),
              in.text("token"),
              in.text("amount"),
              in.notNegative("time"));
      case "withdraw3" ->
          new Withdraw(
              scope(in), in.text("destination"), in.text("amount"), in.notNegative("time"));
      case "usdClassTransfer" ->
          new UsdClassTransfer(
              scope(in), in.text("amount"), in.bool("toPerp"), in.notNegative("nonce"));
      case "sendAsset" ->
          new SendAsset(
              scope(in),
              in.text("destination"),
              in.text("sourceDex"),
              in.text("destinationDex"),
              in.text("token"),
              in.text("amount"),
              in.text("fromSubAccount"),
              in.notNegative("nonce"));
      case "tokenDelegate" ->
          new TokenDelegate(
              scope(in),
              in.address("validator"),
              in.notNegative("wei"),
              in.bool("isUndelegate"),
              in.notNegative("nonce"));
      case "userSetAbstraction" ->
          new UserSetAbstraction(
              scope(in), in.address("user"), in.text("abstraction"), in.notNegative("nonce"));
      default -> null;
    };
  }

  private static SigningScope scope(Fields in) {
    Network network = in.word("hyperliquidChain", Network.values(), Network::chain);
    try {
      return new SigningScope(network, in.text("signatureChainId"));
    } catch (MalformedAction e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MalformedAction(in.at("signatureChainId") + ": " + e.getMessage());
    }
  }
}

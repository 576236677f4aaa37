package hft.wire.action;

import hft.wire.action.TypedField.Account;
import hft.wire.action.TypedField.Flag;
import hft.wire.action.TypedField.Text;
import hft.wire.action.TypedField.Whole;
import java.util.List;

/**
 * Signed as typed data by the account's own key; agents may not. Amounts and destinations are
 * strings because their exact spelling is what is signed.
 */
public sealed interface UserSignedAction extends Action {
  SigningScope scope();

  /** Equals the nonce of the envelope. */
  long nonce();

  @Override
  default String type() {
    return switch (this) {
      case ApproveAgent _ -> "approveAgent";
      case ApproveBuilderFee _ -> "approveBuilderFee";
      case UsdSend _ -> "usdSend";
      case SpotSend _ -> "spotSend";
      case Withdraw _ -> "withdraw3";
      case UsdClassTransfer _ -> "usdClassTransfer";
      case SendAsset _ -> "sendAsset";
      case TokenDelegate _ -> "tokenDelegate";
      case UserSetAbstraction _ -> "userSetAbstraction";
    };
  }

  /** Without {@code HyperliquidTransaction:}. */
  default String primaryType() {
    return switch (this) {
      case ApproveAgent _ -> "ApproveAgent";
      case ApproveBuilderFee _ -> "ApproveBuilderFee";
      case UsdSend _ -> "UsdSend";
      case SpotSend _ -> "SpotSend";
      case Withdraw _ -> "Withdraw";
      case UsdClassTransfer _ -> "UsdClassTransfer";
      case SendAsset _ -> "SendAsset";
      case TokenDelegate _ -> "TokenDelegate";
      case UserSetAbstraction _ -> "UserSetAbstraction";
    };
  }

  /** What is signed after {@code hyperliquidChain}, in the venue's order. */
  default List<TypedField> fields() {
    return switch (this) {
      case ApproveAgent it ->
          List.of(
              new Account("agentAddress", it.agent),
              new Text("agentName", it.agentName),
              new Whole("nonce", it.nonce));
      case ApproveBuilderFee it ->
          List.of(
              new Text("maxFeeRate", it.maxFeeRate),
              new Account("builder", it.builder),
              new Whole("nonce", it.nonce));
      case UsdSend it -> sent(it.destination, it.amount, it.nonce);
      case Withdraw it -> sent(it.destination, it.amount, it.nonce);
      case SpotSend it ->
          List.of(
              new Text("destination", it.destination),
              new Text("token", it.token),
              new Text("amount", it.amount),
              new Whole("time", it.nonce));
      case UsdClassTransfer it ->
          List.of(
              new Text("amount", it.amount),
              new Flag("toPerp", it.toPerp),
              new Whole("nonce", it.nonce));
      case SendAsset it ->
          List.of(
              new Text("destination", it.destination),
              new Text("sourceDex", it.sourceDex),
              new Text("destinationDex", it.destinationDex),
              new Text("token", it.token),
              new Text("amount", it.amount),
              new Text("fromSubAccount", it.fromSubAccount),
              new Whole("nonce", it.nonce));
      case TokenDelegate it ->
          List.of(
              new Account("validator", it.validator),
              new Whole("wei", it.wei),
              new Flag("isUndelegate", it.isUndelegate),
              new Whole("nonce", it.nonce));
      case UserSetAbstraction it ->
          List.of(
              new Account("user", it.user),
              new Text("abstraction", it.abstraction),
              new Whole("nonce", it.nonce));
    };
  }

  /** USDC that leaves: sent on the venue and withdrawn from it are spelled alike. */
  private static List<TypedField> sent(String destination, String amount, long nonce) {
    return List.of(
        new Text("destination", destination), new Text("amount", amount), new Whole("time", nonce));
  }

  /**
   * Lets an agent sign for the account.
   *
   * @param agentName empty for the unnamed agent; may end in {@code valid_until} and milliseconds
   */
  record ApproveAgent(SigningScope scope, Address agent, String agentName, long nonce)
      implements UserSignedAction {}

  /**
   * @param maxFeeRate such as {@code 0.001%}
   */
  record ApproveBuilderFee(SigningScope scope, String maxFeeRate, Address builder, long nonce)
      implements UserSignedAction {}

  record UsdSend(SigningScope scope, String destination, String amount, long nonce)
      implements UserSignedAction {}

  record SpotSend(SigningScope scope, String destination, String token, String amount, long nonce)
      implements UserSignedAction {}

  record Withdraw(SigningScope scope, String destination, String amount, long nonce)
      implements UserSignedAction {}

  /**
   * @param amount USDC; for a sub-account {@code "1 subaccount:0x.."}
   */
  record UsdClassTransfer(SigningScope scope, String amount, boolean toPerp, long nonce)
      implements UserSignedAction {}

  record SendAsset(
      SigningScope scope,
      String destination,
      String sourceDex,
      String destinationDex,
      String token,
      String amount,
      String fromSubAccount,
      long nonce)
      implements UserSignedAction {}

  /**
   * @param wei 1e-8 of the staked token
   */
  record TokenDelegate(
      SigningScope scope, Address validator, long wei, boolean isUndelegate, long nonce)
      implements UserSignedAction {}

  record UserSetAbstraction(SigningScope scope, Address user, String abstraction, long nonce)
      implements UserSignedAction {}
}

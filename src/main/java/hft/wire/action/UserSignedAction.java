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

  /** Without {@code HyperliquidTransaction:}. */
  String primaryType();

  /** What is signed after {@code hyperliquidChain}, in the venue's order. */
  List<TypedField> fields();

  /**
   * Lets an agent sign for the account.
   *
   * @param agentName empty for the unnamed agent; may end in {@code valid_until} and milliseconds
   */
  record ApproveAgent(SigningScope scope, Address agent, String agentName, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "approveAgent";
    }

    @Override
    public String primaryType() {
      return "ApproveAgent";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Account("agentAddress", agent),
          new Text("agentName", agentName),
          new Whole("nonce", nonce));
    }
  }

  /**
   * @param maxFeeRate such as {@code 0.001%}
   */
  record ApproveBuilderFee(SigningScope scope, String maxFeeRate, Address builder, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "approveBuilderFee";
    }

    @Override
    public String primaryType() {
      return "ApproveBuilderFee";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("maxFeeRate", maxFeeRate),
          new Account("builder", builder),
          new Whole("nonce", nonce));
    }
  }

  record UsdSend(SigningScope scope, String destination, String amount, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "usdSend";
    }

    @Override
    public String primaryType() {
      return "UsdSend";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("destination", destination),
          new Text("amount", amount),
          new Whole("time", nonce));
    }
  }

  record SpotSend(SigningScope scope, String destination, String token, String amount, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "spotSend";
    }

    @Override
    public String primaryType() {
      return "SpotSend";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("destination", destination),
          new Text("token", token),
          new Text("amount", amount),
          new Whole("time", nonce));
    }
  }

  record Withdraw(SigningScope scope, String destination, String amount, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "withdraw3";
    }

    @Override
    public String primaryType() {
      return "Withdraw";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("destination", destination),
          new Text("amount", amount),
          new Whole("time", nonce));
    }
  }

  /**
   * @param amount USDC; for a sub-account {@code "1 subaccount:0x.."}
   */
  record UsdClassTransfer(SigningScope scope, String amount, boolean toPerp, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "usdClassTransfer";
    }

    @Override
    public String primaryType() {
      return "UsdClassTransfer";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("amount", amount), new Flag("toPerp", toPerp), new Whole("nonce", nonce));
    }
  }

  record SendAsset(
      SigningScope scope,
      String destination,
      String sourceDex,
      String destinationDex,
      String token,
      String amount,
      String fromSubAccount,
      long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "sendAsset";
    }

    @Override
    public String primaryType() {
      return "SendAsset";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Text("destination", destination),
          new Text("sourceDex", sourceDex),
          new Text("destinationDex", destinationDex),
          new Text("token", token),
          new Text("amount", amount),
          new Text("fromSubAccount", fromSubAccount),
          new Whole("nonce", nonce));
    }
  }

  /**
   * @param wei 1e-8 of the staked token
   */
  record TokenDelegate(
      SigningScope scope, Address validator, long wei, boolean isUndelegate, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "tokenDelegate";
    }

    @Override
    public String primaryType() {
      return "TokenDelegate";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Account("validator", validator),
          new Whole("wei", wei),
          new Flag("isUndelegate", isUndelegate),
          new Whole("nonce", nonce));
    }
  }

  record UserSetAbstraction(SigningScope scope, Address user, String abstraction, long nonce)
      implements UserSignedAction {
    @Override
    public String type() {
      return "userSetAbstraction";
    }

    @Override
    public String primaryType() {
      return "UserSetAbstraction";
    }

    @Override
    public List<TypedField> fields() {
      return List.of(
          new Account("user", user),
          new Text("abstraction", abstraction),
          new Whole("nonce", nonce));
    }
  }
}

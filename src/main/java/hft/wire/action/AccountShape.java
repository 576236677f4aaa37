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

/** The fields of account actions, in the order the venue hashes. */
final class AccountShape {
  private AccountShape() {}

  static void write(AccountAction action, ActionSink sink) {
    switch (action) {
      case UpdateLeverage(int asset, boolean isCross, int leverage) -> {
        begin(action, 4, sink);
        integer(Key.ASSET, asset, sink);
        bool(Key.IS_CROSS, isCross, sink);
        integer(Key.LEVERAGE, leverage, sink);
      }
      case UpdateIsolatedMargin(int asset, boolean isBuy, long usdMicros) -> {
        begin(action, 4, sink);
        integer(Key.ASSET, asset, sink);
        bool(Key.IS_BUY, isBuy, sink);
        integer(Key.NTLI, usdMicros, sink);
      }
      case TopUpIsolatedOnlyMargin(int asset, long leverage) -> {
        begin(action, 3, sink);
        integer(Key.ASSET, asset, sink);
        sink.key(Key.LEVERAGE);
        sink.decimal(leverage);
      }
      case ReserveRequestWeight(long weight, var destination) -> {
        begin(action, destination == null ? 2 : 3, sink);
        integer(Key.WEIGHT, weight, sink);
        if (destination != null) {
          address(Key.DESTINATION, destination, sink);
        }
      }
      case CreateSubAccount(var name) -> {
        begin(action, 2, sink);
        text(Key.NAME, name, sink);
      }
      case SubAccountTransfer(var subAccount, boolean isDeposit, long usdMicros) -> {
        begin(action, 4, sink);
        address(Key.SUB_ACCOUNT_USER, subAccount, sink);
        bool(Key.IS_DEPOSIT, isDeposit, sink);
        integer(Key.USD, usdMicros, sink);
      }
      case VaultTransfer(var vault, boolean isDeposit, long usdMicros) -> {
        begin(action, 4, sink);
        address(Key.VAULT_ADDRESS, vault, sink);
        bool(Key.IS_DEPOSIT, isDeposit, sink);
        integer(Key.USD, usdMicros, sink);
      }
      case SetReferrer(var code) -> {
        begin(action, 2, sink);
        text(Key.CODE, code, sink);
      }
      case ClaimRewards _ -> begin(action, 1, sink);
      case AgentSetAbstraction(var abstraction) -> {
        begin(action, 2, sink);
        text(Key.ABSTRACTION, abstraction, sink);
      }
    }
    sink.endMap();
  }

  private static void begin(AccountAction action, int fields, ActionSink sink) {
    sink.map(fields);
    ActionShape.type(action.type(), sink);
  }

  private static void integer(Key key, long value, ActionSink sink) {
    sink.key(key);
    sink.integer(value);
  }

  private static void bool(Key key, boolean value, ActionSink sink) {
    sink.key(key);
    sink.bool(value);
  }

  private static void text(Key key, String value, ActionSink sink) {
    sink.key(key);
    sink.text(value);
  }

  private static void address(Key key, Address value, ActionSink sink) {
    sink.key(key);
    sink.address(value);
  }
}

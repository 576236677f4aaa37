package hft.wire.action;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.util.List;

/** One of each action, and the forms of those that have several. */
public final class ActionSamples {
  public static final Address SOMEBODY =
      Address.parse("0x1d9470d4b963f552e6f671a81619d395877bf409");

  private static final ClientOrderId ID = new ClientOrderId(0xABCDL << 48, 7);
  private static final SigningScope SCOPE = SigningScope.of(Network.TESTNET);

  private ActionSamples() {}

  public static OrderRequest order() {
    return OrderRequest.limit(0, Side.BID, 50_000 * Fixed8.ONE, 100_000, TimeInForce.ALO, ID);
  }

  private static OrderRequest trigger() {
    return new OrderRequest(
        110_042,
        Side.ASK,
        3_251 * Fixed8.ONE / 10,
        1,
        true,
        new OrderType.Trigger(true, 60_000 * Fixed8.ONE, OrderType.Purpose.STOP_LOSS),
        null);
  }

  public static List<L1Action> l1() {
    return List.of(
        TradingAction.Order.of(List.of()),
        TradingAction.Order.of(List.of(order(), trigger())),
        new TradingAction.Order(
            List.of(trigger()), Grouping.Named.NORMAL_TPSL, new BuilderFee(SOMEBODY, 10)),
        new TradingAction.Order(List.of(order()), new Grouping.Priority(80_000), null),
        new TradingAction.Cancel(List.of(new TradingAction.OidCancel(1, 1L << 40)), false),
        new TradingAction.Cancel(List.of(new TradingAction.OidCancel(1, 2)), true),
        new TradingAction.CancelByCloid(List.of(new TradingAction.CloidCancel(3, ID)), true),
        new TradingAction.Modify(new OrderRef.ByOid(77_738_308), order(), false),
        new TradingAction.Modify(new OrderRef.ByCloid(ID), trigger(), true),
        new TradingAction.BatchModify(
            List.of(
                new TradingAction.Modification(new OrderRef.ByOid(11), order()),
                new TradingAction.Modification(new OrderRef.ByCloid(ID), order())),
            true),
        new TradingAction.ScheduleCancel(1_700_000_060_000L),
        new TradingAction.ScheduleCancel(TradingAction.ScheduleCancel.REMOVED),
        new TradingAction.Noop(),
        new TradingAction.TwapOrder(0, Side.BID, Fixed8.ONE, false, 30, true),
        new TradingAction.TwapCancel(0, 77_738_308),
        new AccountAction.UpdateLeverage(3, false, 7),
        new AccountAction.UpdateIsolatedMargin(3, true, -1_500_000),
        new AccountAction.TopUpIsolatedOnlyMargin(3, 450_000_000),
        new AccountAction.ReserveRequestWeight(100, null),
        new AccountAction.ReserveRequestWeight(100, SOMEBODY),
        new AccountAction.CreateSubAccount("exämple \"one\" \\ 🙂"),
        new AccountAction.SubAccountTransfer(SOMEBODY, true, 10),
        new AccountAction.VaultTransfer(SOMEBODY, false, 10),
        new AccountAction.SetReferrer("CODE"),
        new AccountAction.ClaimRewards(),
        new AccountAction.AgentSetAbstraction("i"));
  }

  public static List<UserSignedAction> userSigned() {
    String to = SOMEBODY.toString();
    return List.of(
        new UserSignedAction.ApproveAgent(SCOPE, SOMEBODY, "", 1),
        new UserSignedAction.ApproveAgent(SCOPE, SOMEBODY, "mm1 valid_until 1750000000000", 2),
        new UserSignedAction.ApproveBuilderFee(SCOPE, "0.001%", SOMEBODY, 3),
        new UserSignedAction.UsdSend(SCOPE, to, "1", 4),
        new UserSignedAction.SpotSend(SCOPE, to, "PURR:0x1", "0.5", 5),
        new UserSignedAction.Withdraw(SCOPE, to, "2.5", 6),
        new UserSignedAction.UsdClassTransfer(SCOPE, "1 subaccount:" + to, true, 7),
        new UserSignedAction.SendAsset(SCOPE, to, "", "spot", "USDC", "1", "", 8),
        new UserSignedAction.TokenDelegate(SCOPE, SOMEBODY, 100_163_871_320L, true, 9),
        new UserSignedAction.UserSetAbstraction(SCOPE, SOMEBODY, "u", 10));
  }
}

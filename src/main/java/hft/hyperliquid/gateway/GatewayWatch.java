package hft.hyperliquid.gateway;

import hft.core.pace.AddressBudget;
import hft.core.pace.RateGovernor;
import hft.hyperliquid.link.LinkState;
import hft.hyperliquid.link.LinkWatch;

/** Hears how the gateway stands, on its thread. Waits for nobody. */
public interface GatewayWatch extends LinkWatch {
  GatewayWatch NONE =
      new GatewayWatch() {
        @Override
        public void entered(LinkState state, String why) {}

        @Override
        public void budgets(RateGovernor.Snapshot rate, AddressBudget.Snapshot credits) {}
      };

  /** What may still be sent; told now and then, five times a second at most. */
  void budgets(RateGovernor.Snapshot rate, AddressBudget.Snapshot credits);
}

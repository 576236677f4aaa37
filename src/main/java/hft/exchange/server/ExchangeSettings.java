package hft.exchange.server;

import hft.core.match.BlockClock;
import hft.core.match.FeeSchedule;
import hft.exchange.fault.FaultPlan;
import hft.exchange.limit.Terms;
import hft.wire.action.Address;
import hft.wire.action.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the local exchange behaves.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param networks whose signatures count, the likeliest first
 * @param entryNanos from a request's arrival to the mempool
 * @param answerNanos from the block to the answer's departure
 * @param accounts USDC, scaled, by address, from the start
 * @param tradedVolume lifetime volume every account starts with, scaled USDC
 * @param guard who may call what is under {@code /local/}
 * @param frameBuffer frames that may wait for one socket; a client that is slower is cut off
 */
public record ExchangeSettings(
    String host,
    int port,
    List<Network> networks,
    BlockClock blocks,
    long entryNanos,
    long answerNanos,
    Terms terms,
    FeeSchedule fees,
    Map<Address, Long> accounts,
    long tradedVolume,
    FaultPlan faults,
    AdminGuard guard,
    int frameBuffer) {
  public static final int DEFAULT_PORT = 18_080;

  public ExchangeSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("networks must name at least one");
    }
    if (frameBuffer < 1 || frameBuffer > 1_000_000) {
      throw new IllegalArgumentException("frameBuffer must be 1..1000000, was " + frameBuffer);
    }
    networks = List.copyOf(networks);
    accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
  }

  /** Any free port of the loopback, both networks, no limits, no faults, nobody there. */
  public static ExchangeSettings defaults() {
    return new ExchangeSettings(
        "127.0.0.1",
        0,
        List.of(Network.MAINNET, Network.TESTNET),
        BlockClock.steady(),
        0,
        0,
        Terms.OFF,
        FeeSchedule.BASE,
        Map.of(),
        0,
        FaultPlan.NONE,
        AdminGuard.OPEN,
        1_024);
  }

  public ExchangeSettings withAccounts(Map<Address, Long> others) {
    return with(blocks, terms, others, faults, frameBuffer);
  }

  public ExchangeSettings withTerms(Terms others) {
    return with(blocks, others, accounts, faults, frameBuffer);
  }

  public ExchangeSettings withFaults(FaultPlan plan) {
    return with(blocks, terms, accounts, plan, frameBuffer);
  }

  public ExchangeSettings withBlocks(BlockClock other) {
    return with(other, terms, accounts, faults, frameBuffer);
  }

  public ExchangeSettings withFrameBuffer(int frames) {
    return with(blocks, terms, accounts, faults, frames);
  }

  /**
   * @param token for {@code Authorization: Bearer}
   */
  public ExchangeSettings withAdminToken(String token) {
    return new ExchangeSettings(
        host,
        port,
        networks,
        blocks,
        entryNanos,
        answerNanos,
        terms,
        fees,
        accounts,
        tradedVolume,
        faults,
        AdminGuard.with(token),
        frameBuffer);
  }

  private ExchangeSettings with(
      BlockClock newBlocks,
      Terms newTerms,
      Map<Address, Long> newAccounts,
      FaultPlan newFaults,
      int newFrameBuffer) {
    return new ExchangeSettings(
        host,
        port,
        networks,
        newBlocks,
        entryNanos,
        answerNanos,
        newTerms,
        fees,
        newAccounts,
        tradedVolume,
        newFaults,
        guard,
        newFrameBuffer);
  }
}

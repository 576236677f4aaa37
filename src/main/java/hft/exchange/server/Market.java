package hft.exchange.server;

import hft.core.market.Instrument;
import hft.exchange.market.MarketTape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is listed and who trades it besides the clients.
 *
 * @param instruments ids dense from 0: the asset ids
 * @param tape gives the recorded market from its beginning, once for every round
 * @param speed market seconds per second
 * @param loop whether the tape starts over at its end; otherwise the market falls silent
 * @param startPrices scaled oracle price by coin until somebody has traded; none where absent
 */
public record Market(
    List<Instrument> instruments,
    Supplier<MarketTape> tape,
    double speed,
    boolean loop,
    Map<String, Long> startPrices) {
  public Market {
    instruments = List.copyOf(instruments);
    startPrices = Map.copyOf(startPrices);
  }

  /** Nobody trades but the clients. */
  public static Market ofClients(List<Instrument> instruments, Map<String, Long> startPrices) {
    return new Market(instruments, () -> MarketTape.EMPTY, 1, false, startPrices);
  }

  long startPrice(String coin) {
    return startPrices.getOrDefault(coin, 0L);
  }
}

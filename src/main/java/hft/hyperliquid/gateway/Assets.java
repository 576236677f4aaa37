package hft.hyperliquid.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The venue's asset ids, read from its {@code meta} at every start: they differ between networks.
 *
 * @param ids by the venue's spelling of the coin, every coin there is: a forgotten order may be of
 *     any
 * @param byInstrument asset id of each instrument we trade, at its dense id
 */
public record Assets(Map<String, Integer> ids, List<Integer> byInstrument) {
  public Assets {
    ids = Map.copyOf(ids);
    byInstrument = List.copyOf(byInstrument);
  }

  /**
   * @param coins at their dense instrument id
   * @throws IllegalArgumentException when the venue does not list one of them
   */
  public static Assets of(List<String> universe, List<String> coins) {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < universe.size(); i++) {
      ids.put(universe.get(i), i);
    }
    return new Assets(
        ids,
        coins.stream()
            .map(
                coin -> {
                  Integer id = ids.get(coin);
                  if (id == null) {
                    throw new IllegalArgumentException("the venue lists no perp " + coin);
                  }
                  return id;
                })
            .toList());
  }

  int of(int instrumentId) {
    return byInstrument.get(instrumentId);
  }
}

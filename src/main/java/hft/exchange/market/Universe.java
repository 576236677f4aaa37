package hft.exchange.market;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.wire.feed.CoinTable;
import hft.wire.info.AssetMeta;
import hft.wire.info.MarginTable;
import hft.wire.info.MarginTable.Tier;
import hft.wire.info.Meta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The perps listed here. Their asset ids are their positions, as on the venue's first dex. */
public final class Universe {
  private static final long MILLION = 1_000_000 * Fixed8.ONE;

  private static final List<MarginTable> TABLES =
      List.of(
          table(20, "", 20, 0, 0),
          table(54, "tiered 20x (2)", 20, 70, 10),
          table(55, "tiered 25x", 25, 100, 15),
          table(56, "tiered 40x", 40, 150, 20));

  private final List<Instrument> instruments;
  private final Map<String, Instrument> byCoin = new HashMap<>();
  private final int[] maxLeverage;
  private final CoinTable coins;
  private final Meta meta;

  public Universe(List<Instrument> instruments) {
    this.instruments = List.copyOf(instruments);
    this.coins = CoinTable.of(instruments);
    this.maxLeverage = new int[instruments.size()];
    List<AssetMeta> assets = new ArrayList<>();
    for (Instrument instrument : instruments) {
      MarginTable table = tableOf(instrument.coin());
      byCoin.put(instrument.coin(), instrument);
      maxLeverage[instrument.id()] = table.tiers().getFirst().maxLeverage();
      assets.add(
          new AssetMeta(
              instrument.coin(),
              instrument.szDecimals(),
              maxLeverage[instrument.id()],
              table.id(),
              false,
              false,
              null));
    }
    this.meta = new Meta(assets, TABLES, 0);
  }

  private static MarginTable table(int id, String description, int first, long from, int then) {
    List<Tier> tiers = new ArrayList<>(List.of(new Tier(0, first)));
    if (then > 0) {
      tiers.add(new Tier(from * MILLION, then));
    }
    return new MarginTable(id, description, tiers);
  }

  private static MarginTable tableOf(String coin) {
    int index =
        switch (coin) {
          case "BTC" -> 3;
          case "ETH" -> 2;
          case "SOL" -> 1;
          default -> 0;
        };
    return TABLES.get(index);
  }

  public List<Instrument> instruments() {
    return instruments;
  }

  public int size() {
    return instruments.size();
  }

  /** By its exact spelling. */
  public @Nullable Instrument find(String coin) {
    return byCoin.get(coin);
  }

  /** By asset id; null when nothing is listed there. */
  public @Nullable Instrument find(int asset) {
    return asset >= 0 && asset < instruments.size() ? instruments.get(asset) : null;
  }

  public String coin(int instrumentId) {
    return instruments.get(instrumentId).coin();
  }

  public int maxLeverage(int instrumentId) {
    return maxLeverage[instrumentId];
  }

  /** By instrument id. */
  public int[] maxLeverages() {
    return maxLeverage.clone();
  }

  public CoinTable coins() {
    return coins;
  }

  public Meta meta() {
    return meta;
  }
}

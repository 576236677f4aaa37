package hft.app.live;

import hft.app.cli.UserMistake;
import hft.core.market.Instrument;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.rest.Questions;
import hft.wire.info.AssetMeta;
import hft.wire.info.InfoType;
import java.util.ArrayList;
import java.util.List;

/**
 * What the venue lists of what we want to trade.
 *
 * @param instruments ids dense from 0, in the order of the coins wanted
 * @param traded the venue's own words on them
 */
record Universe(List<Instrument> instruments, List<AssetMeta> traded, Assets assets) {
  static Universe read(Questions questions, List<String> coins) {
    List<AssetMeta> listed = questions.ask(Questions.ofDex(InfoType.META)).meta().universe();
    List<Instrument> instruments = new ArrayList<>();
    List<AssetMeta> traded = new ArrayList<>();
    for (String coin : coins) {
      AssetMeta found =
          listed.stream()
              .filter(perp -> perp.name().equals(coin))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserMistake(
                          "hft.venue.coins: the venue lists no perp "
                              + coin
                              + nearest(listed, coin)));
      traded.add(found);
      instruments.add(Instrument.perp(instruments.size(), coin, found.szDecimals()));
    }
    return new Universe(
        instruments, traded, Assets.of(listed.stream().map(AssetMeta::name).toList(), coins));
  }

  private static String nearest(List<AssetMeta> listed, String coin) {
    return listed.stream()
        .map(AssetMeta::name)
        .filter(name -> name.equalsIgnoreCase(coin))
        .findFirst()
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }
}

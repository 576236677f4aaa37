package hft.ingest;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The price and size grid of one coin: stated by the user, known, or else the coarsest decimal grid
 * on which everything seen lies.
 */
final class GridWatch {
  private final String coin;
  private final int id;
  private final boolean hyperliquid;
  private final boolean linear;
  private final @Nullable Instrument known;
  private int priceDecimals;
  private int sizeDecimals;

  /**
   * @param symbol the venue's name of the coin
   */
  GridWatch(
      String symbol, String coin, int id, FormatTraits traits, Map<String, Instrument> stated) {
    this.coin = coin;
    this.id = id;
    this.linear = !traits.countsContracts().test(symbol);
    this.hyperliquid = traits.rules() == FormatTraits.Rules.HYPERLIQUID;
    this.known = knownGrid(traits, stated);
  }

  private @Nullable Instrument knownGrid(FormatTraits traits, Map<String, Instrument> stated) {
    Instrument byUser = stated.get(coin);
    if (byUser != null) {
      return byUser.withId(id);
    }
    return switch (traits.rules()) {
      case HYPERLIQUID -> {
        Integer szDecimals = KnownPerps.szDecimals(coin);
        yield szDecimals == null ? null : Instrument.perp(id, coin, szDecimals);
      }
      case US_EQUITY -> new Instrument(id, coin, 0, new PriceGrid(2, 0), 0);
      case FROM_DATA -> null;
    };
  }

  int id() {
    return id;
  }

  /** False when the price is off a grid that was known beforehand; an unknown grid learns. */
  boolean price(long price) {
    if (known != null) {
      return known.priceGrid().isValid(price);
    }
    while (priceDecimals < Fixed8.DECIMALS && price % Fixed8.unit(priceDecimals) != 0) {
      priceDecimals++;
    }
    return true;
  }

  boolean size(long size) {
    if (known != null) {
      return size % known.lot() == 0;
    }
    while (sizeDecimals < Fixed8.DECIMALS && size % Fixed8.unit(sizeDecimals) != 0) {
      sizeDecimals++;
    }
    return true;
  }

  /** The grid as far as the data goes. */
  Instrument instrument() {
    return withoutLinear().withLinear(linear);
  }

  private Instrument withoutLinear() {
    if (known != null) {
      return known;
    }
    if (hyperliquid && sizeDecimals <= Instrument.PERP_MAX_DECIMALS) {
      return Instrument.perp(id, coin, sizeDecimals);
    }
    return new Instrument(id, coin, sizeDecimals, new PriceGrid(priceDecimals, 0), 0);
  }
}

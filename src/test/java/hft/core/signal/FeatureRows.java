package hft.core.signal;

import hft.core.book.L2Book;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.List;

/** The features after each event of a market. */
final class FeatureRows implements RandomMarket.Listener {
  private final FeatureEngine engine =
      new FeatureEngine(RandomMarket.GRID, new MicroPrice(2, 2, List.of(-0.25, 0.25, -0.5, 0.5)));
  private final List<float[]> rows = new ArrayList<>();

  List<float[]> all() {
    return rows;
  }

  private void row(long nanos) {
    float[] row = new float[Feature.COUNT];
    engine.write(row, 0, nanos);
    rows.add(row);
  }

  @Override
  public void onBook(L2Book book, long nanos) {
    engine.onBook(book, nanos);
    row(nanos);
  }

  @Override
  public void onTrade(Side aggressor, long price, long size, long nanos) {
    engine.onTrade(aggressor, price, size, nanos);
    row(nanos);
  }

  @Override
  public void onContext(long rateE12, long oracle, long mark) {
    engine.onContext(rateE12, oracle, mark);
  }
}

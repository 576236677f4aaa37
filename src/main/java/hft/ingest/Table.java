package hft.ingest;

import hft.core.book.MarketFrame;

/** The tables of the market-data layout, as far as an import fills them. */
public enum Table {
  L2_BOOK("l2_book"),
  L2_DELTA("l2_delta"),
  BBO("bbo"),
  TRADES("trades"),
  ASSET_CTX("asset_ctx"),
  FUNDING("funding"),
  ORDER_EVENTS("l3_orders");

  private final String tableName;

  Table(String tableName) {
    this.tableName = tableName;
  }

  public String tableName() {
    return tableName;
  }

  /** The table frames of this kind go to. */
  static Table of(MarketFrame.Kind kind) {
    return switch (kind) {
      case SNAPSHOT -> L2_BOOK;
      case DELTA -> L2_DELTA;
      case BBO -> BBO;
      case TRADE -> TRADES;
      case CONTEXT -> ASSET_CTX;
      case FUNDING -> FUNDING;
      case GAP -> throw new IllegalArgumentException("a gap is not a row");
    };
  }
}

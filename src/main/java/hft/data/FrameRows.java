package hft.data;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.data.FrameRules.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns decoded columns into frames: which columns a table needs, and what its codes mean. */
final class FrameRows {
  private static final int LEVELS = Table.BOOK_LEVELS;
  private static final int BID_PX = 4;
  private static final int BID_SZ = BID_PX + LEVELS;
  private static final int ASK_PX = BID_SZ + LEVELS;
  private static final int ASK_SZ = ASK_PX + LEVELS;
  private static final int BID_N = ASK_SZ + LEVELS;
  private static final int ASK_N = BID_N + LEVELS;

  private FrameRows() {}

  /** The columns to decode; order counts are the last ones of their tables. */
  static List<String> columns(Table table, boolean orderCounts) {
    List<String> names = table.schema().columns().stream().map(TableSchema.Column::name).toList();
    return switch (table) {
      case L2_BOOK -> orderCounts ? names : names.subList(0, BID_N);
      case BBO -> orderCounts ? names : names.subList(0, 6);
      case FUNDING, ASSET_CTX, TRADES, L2_DELTA, L3_ORDERS -> names;
    };
  }

  /** Room a frame of the table needs from the start. */
  static int levels(Table table) {
    return switch (table) {
      case L2_BOOK -> LEVELS;
      case L2_DELTA -> 2 * LEVELS;
      case BBO -> 1;
      case FUNDING, ASSET_CTX, TRADES, L3_ORDERS -> 0;
    };
  }

  /** Fills the frame from one row; null when the row's codes make sense. */
  static @Nullable Problem read(Table table, long[][] columns, int row, MarketFrame frame) {
    frame.venueNanos = columns[0][row];
    frame.receiveNanos = columns[1][row];
    return switch (table) {
      case L2_BOOK -> book(columns, row, frame);
      case BBO -> top(columns, row, frame);
      case TRADES -> trade(columns, row, frame);
      case ASSET_CTX -> {
        frame.kind = MarketFrame.Kind.CONTEXT;
        frame.oraclePrice = columns[2][row];
        frame.markPrice = columns[3][row];
        frame.fundingRateE12 = columns[4][row];
        yield null;
      }
      case FUNDING -> {
        frame.kind = MarketFrame.Kind.FUNDING;
        frame.fundingRateE12 = columns[2][row];
        frame.oraclePrice = columns[3][row];
        frame.markPrice = columns[4][row];
        yield null;
      }
      case L2_DELTA -> startDelta(frame);
      case L3_ORDERS -> throw new IllegalStateException("order events are no frames");
    };
  }

  /** Adds one row of {@code l2_delta} to the frame it belongs to. */
  static @Nullable Problem addDelta(long[][] columns, int row, MarketFrame frame) {
    if (columns[0][row] != frame.venueNanos || columns[1][row] != frame.receiveNanos) {
      return new Problem("the times change within one update_id", "one time per update_id");
    }
    long side = columns[3][row];
    if (side == 1) {
      frame.ensureLevels(frame.bidCount + 1);
      frame.bidPrices[frame.bidCount] = columns[4][row];
      frame.bidSizes[frame.bidCount++] = columns[5][row];
    } else if (side == -1) {
      frame.ensureLevels(frame.askCount + 1);
      frame.askPrices[frame.askCount] = columns[4][row];
      frame.askSizes[frame.askCount++] = columns[5][row];
    } else {
      return new Problem("side is " + side, "1 for bid or -1 for ask");
    }
    return null;
  }

  private static @Nullable Problem startDelta(MarketFrame frame) {
    frame.kind = MarketFrame.Kind.DELTA;
    frame.hasOrderCounts = false;
    frame.bidCount = 0;
    frame.askCount = 0;
    return null;
  }

  private static @Nullable Problem book(long[][] columns, int row, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    long bids = columns[2][row];
    long asks = columns[3][row];
    if (bids < 0 || bids > LEVELS || asks < 0 || asks > LEVELS) {
      return new Problem("bid_count " + bids + ", ask_count " + asks, "0 to " + LEVELS);
    }
    frame.bidCount = (int) bids;
    frame.askCount = (int) asks;
    gather(columns, BID_PX, row, frame.bidPrices, frame.bidCount);
    gather(columns, BID_SZ, row, frame.bidSizes, frame.bidCount);
    gather(columns, ASK_PX, row, frame.askPrices, frame.askCount);
    gather(columns, ASK_SZ, row, frame.askSizes, frame.askCount);
    frame.hasOrderCounts = false;
    return columns.length > BID_N ? bookOrders(columns, row, frame) : null;
  }

  private static void gather(long[][] columns, int first, int row, long[] into, int count) {
    for (int level = 0; level < count; level++) {
      into[level] = columns[first + level][row];
    }
  }

  private static @Nullable Problem bookOrders(long[][] columns, int row, MarketFrame frame) {
    boolean known = frame.bidCount + frame.askCount > 0;
    for (int level = 0; level < frame.bidCount; level++) {
      known &= orders(columns[BID_N + level][row], frame.bidOrders, level);
    }
    for (int level = 0; level < frame.askCount; level++) {
      known &= orders(columns[ASK_N + level][row], frame.askOrders, level);
    }
    frame.hasOrderCounts = known;
    return negativeOrders(columns, BID_N, row);
  }

  private static @Nullable Problem top(long[][] columns, int row, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.BBO;
    frame.bidPrices[0] = columns[2][row];
    frame.bidSizes[0] = columns[3][row];
    frame.askPrices[0] = columns[4][row];
    frame.askSizes[0] = columns[5][row];
    frame.bidCount = frame.bidPrices[0] == 0 && frame.bidSizes[0] == 0 ? 0 : 1;
    frame.askCount = frame.askPrices[0] == 0 && frame.askSizes[0] == 0 ? 0 : 1;
    frame.hasOrderCounts = false;
    if (columns.length == 6) {
      return null;
    }
    boolean known = frame.bidCount + frame.askCount > 0;
    known &= frame.bidCount == 0 || orders(columns[6][row], frame.bidOrders, 0);
    known &= frame.askCount == 0 || orders(columns[7][row], frame.askOrders, 0);
    frame.hasOrderCounts = known;
    return negativeOrders(columns, 6, row);
  }

  private static @Nullable Problem negativeOrders(long[][] columns, int first, int row) {
    for (int column = first; column < columns.length; column++) {
      long count = columns[column][row];
      if (count < 0 || count > Integer.MAX_VALUE) {
        return new Problem("an order count is " + count, "0 (unknown) or a positive count");
      }
    }
    return null;
  }

  /** False when the count is not known. */
  private static boolean orders(long count, int[] into, int level) {
    into[level] = (int) count;
    return count > 0;
  }

  private static @Nullable Problem trade(long[][] columns, int row, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.TRADE;
    long aggressor = columns[2][row];
    if (aggressor != 1 && aggressor != -1) {
      return new Problem(
          "aggressor is " + aggressor, "1 when the buyer took or -1 when the seller took");
    }
    frame.aggressor = aggressor == 1 ? Side.BID : Side.ASK;
    frame.tradePrice = columns[3][row];
    frame.tradeSize = columns[4][row];
    frame.tradeId = columns[5][row];
    return null;
  }
}

package hft.wire.feed;

import hft.wire.info.ActiveAssetData;
import hft.wire.info.AllMids;
import hft.wire.info.CandleRow;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.FrontendOrderRow;
import hft.wire.info.SpotState;
import hft.wire.json.JsonWriter;
import java.util.List;

/**
 * Writes the websocket messages that repeat whole states: as {@link FeedEncoder}, each starts the
 * writer over and leaves one message in it.
 */
public final class StateEncoder {
  private StateEncoder() {}

  /** Of the main exchange, which is not named. */
  public static void allMids(JsonWriter writer, AllMids mids) {
    FeedEncoder.begin(writer, Channel.ALL_MIDS).beginObject().name("mids").value(mids);
    writer.endObject().endObject();
  }

  public static void candle(JsonWriter writer, CandleRow candle) {
    FeedEncoder.begin(writer, Channel.CANDLE).value(candle).endObject();
  }

  public static void activeAssetData(JsonWriter writer, ActiveAssetData data) {
    FeedEncoder.begin(writer, Channel.ACTIVE_ASSET_DATA).value(data).endObject();
  }

  /**
   * @param user lower case
   */
  public static void clearinghouseState(
      JsonWriter writer, String user, String dex, ClearinghouseState state) {
    FeedEncoder.begin(writer, Channel.CLEARINGHOUSE_STATE).beginObject();
    writer.name("dex").string(dex).name("user").string(user);
    writer.name("clearinghouseState").value(state).endObject().endObject();
  }

  /**
   * @param user lower case
   */
  public static void openOrders(
      JsonWriter writer, String user, String dex, List<FrontendOrderRow> orders) {
    FeedEncoder.begin(writer, Channel.OPEN_ORDERS).beginObject();
    writer.name("dex").string(dex).name("user").string(user);
    writer.name("orders").list(orders).endObject().endObject();
  }

  /**
   * @param user lower case
   */
  public static void spotState(JsonWriter writer, String user, SpotState state) {
    FeedEncoder.begin(writer, Channel.SPOT_STATE).beginObject();
    writer.name("user").string(user).name("spotState").value(state).endObject().endObject();
  }

  /** The light account summary of the web page, with what a trading client may look at. */
  public static void webData3(JsonWriter writer, String user, long cumulativeLedger, long nanos) {
    FeedEncoder.begin(writer, Channel.WEB_DATA3).beginObject().name("userState").beginObject();
    writer.name("cumLedger").decimal(cumulativeLedger);
    writer.name("serverTime").number(nanos / 1_000_000).name("isVault").bool(false);
    writer.name("user").string(user).endObject();
    writer.name("perpDexStates").beginArray().beginObject();
    writer.name("totalVaultEquity").decimal(0);
    writer.name("perpsAtOpenInterestCap").beginArray().endArray().endObject().endArray();
    writer.endObject().endObject();
  }

  /** A text for people. */
  public static void notification(JsonWriter writer, String text) {
    FeedEncoder.begin(writer, Channel.NOTIFICATION).beginObject();
    writer.name("notification").string(text).endObject().endObject();
  }
}

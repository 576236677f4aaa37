package hft.wire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedDecoderTest {
  private static final CoinTable COINS = new CoinTable(List.of("BTC", "ETH", "SOL"));

  private static List<String> read(String message) {
    return Recorded.of(COINS, message).lines;
  }

  @Test
  void a_book_is_read_with_its_counts() {
    assertThat(
            read(
                """
                {"channel":"l2Book","data":{"coin":"ETH","time":1790232236546,"levels":[
                 [{"px":"84143.0","sz":"10.25923","n":36},{"px":"84142.0","sz":"1","n":7}],
                 [{"px":"84144.5","sz":"50.66449","n":18}]]}}\
                """))
        .containsExactly(
            "FULL SNAPSHOT #1 @1790232236546000000 +7 b 8414300000000x1025923000/36"
                + " b 8414200000000x100000000/7 a 8414450000000x5066449000/18");
  }

  @Test
  void fast_and_merged_books_are_told_apart() {
    String book =
        """
        {"channel":"l2Book","data":{"coin":"SOL","time":1,"levels":[[],[]],%s}}\
        """;
    assertThat(read(book.formatted("\"fast\":true")))
        .containsExactly("FAST SNAPSHOT #2 @1000000 +7");
    assertThat(read(book.formatted("\"spread\":\"1.0\"")))
        .containsExactly("AGGREGATED SNAPSHOT #2 @1000000 +7");
    assertThat(read(book.formatted("\"spread\":null")))
        .containsExactly("FULL SNAPSHOT #2 @1000000 +7");
  }

  @Test
  void keys_may_come_in_any_order_and_spelling_and_with_strangers_among_them() {
    assertThat(
            read(
                """
                { "x" : [1,{"y":"\\"}]\\\\"},null,true,-1.5e3] , "data" : { "levels" : [
                  [ { "n" : "3" , "new" : {} , "sz" : 2.5 , "px" : 100 } ] , [ ] ] ,
                  "time" : "12" , "coin" : "\\u0042TC" } , "\\u0063hannel" : "l2Book" } \n\
                """))
        .containsExactly("FULL SNAPSHOT #0 @12000000 +7 b 10000000000x250000000/3");
  }

  @Test
  void a_level_without_count_leaves_the_frame_without_counts() {
    assertThat(
            read(
                """
                {"channel":"l2Book","data":{"coin":"BTC","time":1,"levels":[
                 [{"px":"1","sz":"1","n":4},{"px":"0.5","sz":"1"}],[]]}}\
                """))
        .containsExactly(
            "FULL SNAPSHOT #0 @1000000 +7 b 100000000x100000000/-1 b 50000000x100000000/-1");
  }

  @Test
  void a_side_of_the_touch_may_be_empty() {
    assertThat(
            read(
                """
                {"channel":"bbo","data":{"coin":"BTC","time":5,"bbo":[null,{"px":"92.638","sz":"12.89","n":1}]}}\
                """))
        .containsExactly("BBO #0 @5000000 +7 a 9263800000x1289000000/1");
  }

  @Test
  void trades_come_in_their_order() {
    assertThat(
            read(
                """
                {"channel":"trades","data":[
                 {"coin":"SOL","side":"A","px":"128.5","sz":"0.42","time":1,"hash":"0xab","tid":867891549538215,"users":["0x1","0x2"]},
                 {"coin":"SOL","side":"B","px":"128.6","sz":"1.0","time":2,"tid":9}]}\
                """))
        .containsExactly(
            "TRADE #2 @1000000 +7 ASK 12850000000x42000000 t867891549538215",
            "TRADE #2 @2000000 +7 BID 12860000000x100000000 t9");
  }

  @Test
  void a_context_takes_the_time_it_arrived_for_it_has_none_of_its_own() {
    assertThat(
            read(
                """
                {"channel":"activeAssetCtx","data":{"coin":"SOL","ctx":{"funding":"0.0000125","openInterest":"5259.34",
                 "dayNtlVlm":"965843.7286000003","premium":null,"oraclePx":"128.41","markPx":"128.45","impactPxs":null}}}\
                """))
        .containsExactly("CONTEXT #2 @7 +7 o12841000000 m12845000000 f12500000");
  }

  @Test
  void order_updates_carry_the_client_order_id_when_there_is_one() {
    assertThat(
            read(
                """
                {"channel":"orderUpdates","data":[
                 {"order":{"coin":"ETH","side":"B","limitPx":"1500.0","sz":"1.0","oid":313890189710,"timestamp":3,"origSz":"2.0","cloid":"0x00030050c6301a2b00000100000000d2"},"status":"open","statusTimestamp":4},
                 {"order":{"coin":"DOGE","side":"A","limitPx":"1","sz":"0.0","oid":5,"timestamp":3,"origSz":"2.0","cloid":null},"status":"brandNewRejected","statusTimestamp":4}]}\
                """))
        .containsExactly(
            "order #1 BID 150000000000 100000000/200000000 oid 313890189710"
                + " 0x00030050c6301a2b00000100000000d2 OPEN placed 3000000 at 4000000",
            "order #-1 ASK 100000000 0/200000000 oid 5 - OTHER_REJECTED placed 3000000 at 4000000");
  }

  @Test
  void fills_say_whether_they_are_a_snapshot_and_what_was_paid() {
    String fill =
        """
        {"coin":"ETH","px":"2067.2","sz":"0.01","side":"A","time":1770524192528,"startPosition":"0.01","dir":"Close Long","closedPnl":"-0.13","hash":"0x5b","oid":315449302232,"crossed":true,"fee":"-0.00893","tid":343484124188045,"cloid":"0x000300511afb52d40000010000000073","feeToken":"USDC","twapId":null}\
        """;

    String line =
        "fill #1 ASK 206720000000x1000000 at 1770524192528000000 from 1000000 pnl -13000000 fee"
            + " -893000 oid 315449302232 tid 343484124188045 taker"
            + " 0x000300511afb52d40000010000000073";

    assertThat(
            read(
                "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0x\",\"fills\":["
                    + fill
                    + "]}}"))
        .containsExactly("snapshot of 1 fills", line);

    assertThat(read("{\"channel\":\"user\",\"data\":{\"fills\":[" + fill + "]}}"))
        .containsExactly("1 fills", line);

    assertThat(read("{\"channel\":\"userFills\",\"data\":{\"user\":\"0x\",\"fills\":[]}}"))
        .containsExactly("0 fills");
  }

  @Test
  void dust_with_more_decimals_than_we_keep_is_rounded_and_costs_no_other_row() {
    assertThat(
            read(
                """
                {"channel":"userFills","data":{"fills":[{"coin":"@142","px":"104730.168","sz":"0.0000086141","side":"A","time":1,"startPosition":"0.0000086141","dir":"Spot Dust Conversion","closedPnl":"0.0","hash":"0x0","oid":2,"crossed":true,"fee":"0.0","tid":0,"feeToken":"USOL","liquidation":{"method":"market"}}]}}\
                """))
        .containsExactly(
            "1 fills",
            "fill #-1 ASK 10473016800000x861 at 1000000 from 861 pnl 0 fee 0 in kind oid 2 tid 0"
                + " taker liquidation -");
  }

  @Test
  void other_user_events_are_read() {
    assertThat(
            read(
                """
                {"channel":"user","data":{"funding":{"time":1,"coin":"BTC","usdc":"0.000021","szi":"-0.00004","fundingRate":"-0.0000079506","nSamples":null}}}\
                """))
        .containsExactly("1 fundings", "funding #0 2100 on -4000 at -7950600, 1000000");
    assertThat(
            read(
                """
                {"channel":"user","data":{"nonUserCancel":[{"coin":"SOL","oid":566615769247},{"coin":"PNUT","oid":1}]}}\
                """))
        .containsExactly("cancelled #2 oid 566615769247", "cancelled #-1 oid 1");
    assertThat(read("{\"channel\":\"user\",\"data\":{\"liquidation\":{\"lid\":1}}}"))
        .containsExactly("liquidation");
    assertThat(read("{\"channel\":\"user\",\"data\":{\"twapHistory\":[1]}}"))
        .containsExactly("other USER {\"twapHistory\":[1]}");
  }

  @Test
  void answers_to_posts_come_with_their_id() {
    assertThat(
            read(
                """
                {"channel":"post","data":{"response":{"payload":{"response":{"data":{"statuses":[{"resting":{"oid":88383}},{"error":"Order must have minimum value of $10. asset=1"},"waitingForFill"]},"type":"order"},"status":"ok"},"type":"action"},"id":1713825891591}}\
                """))
        .containsExactly(
            "reply 1713825891591 ORDER RESTING 88383 ERROR MIN_NOTIONAL"
                + " 'Order must have minimum value of $10. asset=1' WAITING");
    assertThat(
            read(
                """
                {"channel":"post","data":{"id":7,"response":{"type":"info","payload":{"type":"l2Book","data":{"coin":1}}}}}\
                """))
        .containsExactly("info 7 {\"coin\":1}");
    assertThat(
            read(
                """
                {"channel":"post","data":{"id":7,"response":{"type":"error","payload":"429 Too Many"}}}\
                """))
        .containsExactly("post 7 failed: 429 Too Many");
  }

  @Test
  void what_concerns_the_connection_is_read() {
    assertThat(read("{\"channel\":\"pong\"}")).containsExactly("pong");
    assertThat(read("Websocket connection established.")).containsExactly("not json");
    assertThat(read("[]")).containsExactly("not json");
    assertThat(read("{\"channel\":\"error\",\"data\":\"Already \\\"x\\\"\"}"))
        .containsExactly("error Already \"x\"");
    assertThat(
            read(
                """
                {"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"fast":true,"mantissa":null,"type":"l2Book","nSigFigs":null,"coin":"BTC"}}}\
                """))
        .containsExactly(
            "subscribed"
                + " {\"type\":\"l2Book\",\"coin\":\"BTC\",\"nSigFigs\":null,\"mantissa\":null,\"fast\":true}");
    assertThat(read("{\"channel\":\"allMids\",\"data\":{\"mids\":{}}}"))
        .containsExactly("other ALL_MIDS {\"mids\":{}}");
    assertThat(read("{\"data\":1,\"channel\":\"brandNew\"}")).containsExactly("other UNKNOWN 1");
  }

  @Test
  void market_data_of_a_coin_we_do_not_know_is_not_delivered() {
    assertThat(
            read(
                "{\"channel\":\"bbo\",\"data\":{\"coin\":\"btc\",\"time\":5,\"bbo\":[null,null]}}"))
        .containsExactly("unknown coin on BBO");
  }
}

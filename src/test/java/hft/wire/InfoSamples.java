package hft.wire;

import static hft.wire.SampleChecks.info;
import static hft.wire.SampleChecks.same;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequestDecoder;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Answers to info requests, with the requests where they were recorded too. */
final class InfoSamples {
  private interface Rewriter {
    void rewrite(InfoDecoder decoder, JsonWriter writer);
  }

  private final SampleChecks checks;

  private InfoSamples(SampleChecks checks) {
    this.checks = checks;
  }

  static void addTo(SampleChecks checks) {
    var samples = new InfoSamples(checks);
    samples.market();
    samples.account();
  }

  private void market() {
    answer("meta_mainnet", InfoDecoder::meta);
    answer("metaAndAssetCtxs_first8", InfoDecoder::metaAndAssetContexts, "collateralToken");
    answer("allMids", InfoDecoder::allMids);
    answer("l2Book_dydx", decoder -> Objects.requireNonNull(decoder.l2Book()));
    rows("candleSnapshot", InfoDecoder::candles);
    rows("fundingHistory", InfoDecoder::fundingHistory);
    rows("fundingHistory_btc", InfoDecoder::fundingHistory);
    answer("exchangeStatus", InfoDecoder::exchangeStatus);
    checks.sample(
        "info/perpDexLimits.json",
        tree -> sameRequest(tree.get("request"))); // of builder dexs, which we do not trade
  }

  private void account() {
    answer("clearinghouseState", InfoDecoder::clearinghouseState);
    answer("clearinghouseState_2023", InfoDecoder::clearinghouseState, "maxTradeSzs");
    rows("openOrders", InfoDecoder::openOrders);
    rows("openOrders_cloid", InfoDecoder::openOrders);
    rows("frontendOpenOrders", InfoDecoder::frontendOpenOrders);
    answer("orderStatus_filled", InfoDecoder::orderStatus);
    answer("orderStatus_unknownOid", InfoDecoder::orderStatus);
    rows("userFills", InfoDecoder::fills);
    rows("userFillsByTime", InfoDecoder::fills);
    rows("userFills_dust_and_vault", InfoDecoder::fills);
    answer("userFees_docs", InfoDecoder::userFees, "stakingLink");
    answer("userRateLimit", InfoDecoder::userRateLimit);
    answer("userRole", InfoDecoder::userRole);
    rows("extraAgents", InfoDecoder::extraAgents);
    answer("activeAssetData", InfoDecoder::activeAssetData);
  }

  private void answer(String name, Function<InfoDecoder, JsonValue> reader, String... dropped) {
    check(name, (decoder, writer) -> writer.value(reader.apply(decoder)), dropped);
  }

  private void rows(String name, Function<InfoDecoder, List<? extends JsonValue>> reader) {
    check(name, (decoder, writer) -> writer.list(reader.apply(decoder)));
  }

  private void check(String name, Rewriter rewriter, String... dropped) {
    checks.sample(
        "info/" + name + ".json",
        tree -> {
          boolean pair = tree.has("request");
          if (pair) {
            sameRequest(tree.get("request"));
          }
          JsonNode body = pair ? tree.get("response") : tree;
          var writer = new JsonWriter();
          rewriter.rewrite(info(body), writer);
          same(body, writer, dropped);
        });
  }

  private static void sameRequest(JsonNode request) {
    var writer = new JsonWriter();
    InfoRequestDecoder.decode(Samples.compact(request)).write(writer);
    same(request, writer);
  }
}

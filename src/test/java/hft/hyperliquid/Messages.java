package hft.hyperliquid;

/** Messages as the venue spells them. */
public final class Messages {
  private Messages() {}

  public static String bbo(String coin, long millis, String bid, String ask) {
    return "{\"channel\":\"bbo\",\"data\":{\"coin\":\"%s\",\"time\":%d,\"bbo\":[%s,%s]}}"
        .formatted(coin, millis, level(bid), level(ask));
  }

  private static String level(String price) {
    return "{\"px\":\"%s\",\"sz\":\"1.5\",\"n\":2}".formatted(price);
  }

  /** A book of {@code levels} a side, one dollar apart. */
  public static String book(String coin, long millis, int bid, int ask, int levels, boolean fast) {
    StringBuilder bids = new StringBuilder();
    StringBuilder asks = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      bids.append(i == 0 ? "" : ",").append(level((bid - i) + ".0"));
      asks.append(i == 0 ? "" : ",").append(level((ask + i) + ".0"));
    }
    return "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"%s\",\"time\":%d,\"levels\":[[%s],[%s]]%s}}"
        .formatted(coin, millis, bids, asks, fast ? ",\"fast\":true" : "");
  }

  public static String trade(String coin, long millis, String price, long tid) {
    return ("{\"channel\":\"trades\",\"data\":[{\"coin\":\"%s\",\"side\":\"A\",\"px\":\"%s\",\"sz\":\"0.42\","
                + "\"time\":%d,\"hash\":\"0x00\",\"tid\":%d,\"users\":[\"0x7684\",\"0xbb05\"]}]}")
        .formatted(coin, price, millis, tid);
  }

  public static String context(String coin) {
    return ("{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"%s\",\"ctx\":{\"funding\":\"0.0000125\","
                + "\"openInterest\":\"5259.34\",\"prevDayPx\":\"132.32\",\"dayNtlVlm\":\"965843.73\",\"premium\":\"0.0003\","
                + "\"oraclePx\":\"100.5\",\"markPx\":\"100.5\",\"midPx\":\"100.5\",\"impactPxs\":null,\"dayBaseVlm\":\"1.0\"}}}")
        .formatted(coin);
  }
}

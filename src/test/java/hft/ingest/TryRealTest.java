package hft.ingest;
import java.nio.file.*; import java.util.*;
import org.junit.jupiter.api.Test;
class TryRealTest {
  static void go(ImportFormat f, String... src) {
    long t=System.nanoTime();
    try {
      List<Path> p=new ArrayList<>(); for (String s:src) p.add(Path.of("../shared/data",s));
      var r=ImportRun.run(f,p,(a,b)->{},(a,b)->{},ImportOptions.DEFAULT,Progress.NONE);
      System.out.println("== "+f+" "+src[0]+" "+(System.nanoTime()-t)/1000000+" ms\n"+r.toText());
    } catch(Exception e){System.out.println("== "+f+" "+src[0]+" FAILED "+e);}
  }
  @Test void all() {
    go(ImportFormat.HYPERLIQUID_CSV,"hyperliquid/ws_2025-09-04");
    go(ImportFormat.HYPERLIQUID_CSV,"hyperliquid/ws_2025-09-03");
    go(ImportFormat.HYPERLIQUID_CSV,"hyperliquid/ws_2025-09-01_04_btc_bbo_trades");
    go(ImportFormat.HYPERLIQUID_WS,"hyperliquid/ws_2025-01-26_raw");
    go(ImportFormat.STANDX,"standx_btcusd");
    go(ImportFormat.BINANCE,"binance_raw/usdm");
    go(ImportFormat.BINANCE,"binance_raw/cm");
    go(ImportFormat.BINANCE,"binance_raw/spot");
    go(ImportFormat.BINANCE,"binance_raw/spot/btcusdt_20240809.gz");
    go(ImportFormat.BITMEX,"bitmex");
    go(ImportFormat.LOBSTER,"lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip");
    go(ImportFormat.BITSTAMP,"bitstamp_l3");
  }
}

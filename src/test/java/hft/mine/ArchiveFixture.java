package hft.mine;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** An archive of a few small objects on a real S3 server, behind a doorkeeper. */
public final class ArchiveFixture implements Closeable {
  public static final String ARCHIVE = "hyperliquid-archive";
  public static final String NODE = "hl-mainnet-node-data";
  public static final String OWN = "own-bucket";

  private final Path folder;
  private final S3Server server;
  private final Doorkeeper door;
  private final S3Store archive;
  private final S3Store node;
  private final S3Store own;

  public ArchiveFixture(Path folder) throws IOException {
    this.folder = folder;
    System.setProperty("aws.accessKeyId", S3Server.ID);
    System.setProperty("aws.secretAccessKey", S3Server.SECRET);
    server = S3Server.start(folder, ARCHIVE, NODE, OWN);
    door = new Doorkeeper(server.port(), ARCHIVE, NODE);
    var conf =
        S3aConfiguration.of(
            new MineSettings(
                new MineSettings.Bucket(ARCHIVE, "us-east-1", 0),
                new MineSettings.Bucket(NODE, "ap-northeast-1", 0),
                Optional.of(URI.create("http://127.0.0.1:" + server.port())),
                1,
                1,
                5,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                0,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                0,
                0));
    archive = S3Store.open(ARCHIVE, conf);
    node = S3Store.open(NODE, conf);
    own = S3Store.open(OWN, conf);
  }

  public String url() {
    return door.url();
  }

  Doorkeeper door() {
    return door;
  }

  /** What a bucket of our own holds under a name. */
  Optional<byte[]> own(String key) throws IOException {
    return own.readAll(key);
  }

  /** An hour of books, {@code lines} of them, {@code stepMillis} apart from its start on. */
  void books(String coin, LocalDate date, int hour, int lines, long stepMillis) throws IOException {
    books(coin, date, hour, lines, stepMillis, 0);
  }

  void books(String coin, LocalDate date, int hour, int lines, long stepMillis, long offsetMillis)
      throws IOException {
    StringBuilder text = new StringBuilder();
    Instant start = date.atTime(hour, 0).toInstant(ZoneOffset.UTC).plusMillis(offsetMillis);
    for (int i = 0; i < lines; i++) {
      text.append(book(coin, start.plusMillis(i * stepMillis), 40_000 + i % 7)).append('\n');
    }
    put(archive, bookKey(coin, date, hour), text.toString());
  }

  static String bookKey(String coin, LocalDate date, int hour) {
    return "market_data/" + compact(date) + "/" + hour + "/l2Book/" + coin + ".lz4";
  }

  private static String book(String coin, Instant venue, int price) {
    return "{\"time\":\""
        + venue.plusMillis(700).toString().replace("Z", "")
        + "\",\"ver_num\":1,\"raw\":{\"channel\":\"l2Book\",\"data\":{\"coin\":\""
        + coin
        + "\",\"time\":"
        + venue.toEpochMilli()
        + ",\"levels\":[[{\"px\":\""
        + price
        + ".0\",\"sz\":\"1.5\",\"n\":2},{\"px\":\""
        + (price - 1)
        + ".0\",\"sz\":\"2.5\",\"n\":1}],[{\"px\":\""
        + (price + 1)
        + ".0\",\"sz\":\"0.5\",\"n\":3}]]}}}";
  }

  /** A day of contexts, a row per minute for the first {@code minutes}. */
  void contexts(LocalDate date, int minutes, String... coins) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "time,coin,funding,open_interest,prev_day_px,day_ntl_vlm,premium,oracle_px,mark_px,"
                + "mid_px,impact_bid_px,impact_ask_px\n");
    for (int i = 0; i < minutes; i++) {
      for (String coin : coins) {
        text.append(date.atTime(i / 60, i % 60).toInstant(ZoneOffset.UTC))
            .append(',')
            .append(coin)
            .append(",0.0000125,1.0,1.0,1.0,,40000.5,40001.0,,,\n");
      }
    }
    put(archive, "asset_ctxs/" + compact(date) + ".csv.lz4", text.toString());
  }

  /** An hour of blocks with one trade of each coin, a second apart. */
  void blocks(LocalDate date, int hour, int blocks, String... coins) throws IOException {
    StringBuilder text = new StringBuilder();
    Instant start = date.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    for (int i = 0; i < blocks; i++) {
      Instant time = start.plusSeconds(i);
      StringBuilder events = new StringBuilder();
      for (int c = 0; c < coins.length; c++) {
        long id = (hour * 10_000L + i) * 10 + c + 1;
        events.append(c == 0 ? "" : ",").append(fill(coins[c], "A", time, id, false));
        events.append(',').append(fill(coins[c], "B", time, id, true));
      }
      String stamp = time.plusMillis(1).toString().replace("Z", "");
      text.append(
          "{\"local_time\":\""
              + stamp
              + "\",\"block_time\":\""
              + stamp
              + "\",\"block_number\":"
              + i
              + ",\"events\":["
              + events
              + "]}\n");
    }
    put(node, "node_fills_by_block/hourly/" + compact(date) + "/" + hour + ".lz4", text.toString());
  }

  private static String fill(String coin, String side, Instant time, long id, boolean crossed) {
    return "[\"0xabc\",{\"coin\":\""
        + coin
        + "\",\"px\":\"40000.0\",\"sz\":\"0.5\",\"side\":\""
        + side
        + "\",\"time\":"
        + time.toEpochMilli()
        + ",\"startPosition\":\"0.0\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x0\","
        + "\"oid\":1,\"crossed\":"
        + crossed
        + ",\"fee\":\"0.1\",\"tid\":"
        + id
        + ",\"feeToken\":\"USDC\",\"twapId\":null}]";
  }

  /** Any text, as an object of the archive. */
  void put(String key, String text) throws IOException {
    put(archive, key, text);
  }

  private void put(S3Store store, String key, String text) throws IOException {
    Path file = Files.createTempFile(folder, "object-", ".lz4");
    try (OutputStream out = new LZ4FrameOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    store.put(file, key);
    Files.delete(file);
  }

  private static String compact(LocalDate date) {
    return date.toString().replace("-", "");
  }

  @Override
  public void close() throws IOException {
    archive.close();
    node.close();
    own.close();
    door.close();
    server.close();
  }
}

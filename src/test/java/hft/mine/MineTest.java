package hft.mine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.CommandLine;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.data.Table;
import hft.mine.Doorkeeper.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command against an S3 server on loopback that checks signatures and asks for payers.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MineTest {
  private static final LocalDate DAY = LocalDate.of(2025, 9, 4);
  private static final LocalDate NEXT = DAY.plusDays(1);

  @TempDir static Path servers;
  private static ArchiveFixture archive;

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws Exception {
    archive = new ArchiveFixture(servers);
    for (int hour = 0; hour < 3; hour++) {
      archive.books("BTC", DAY, hour, 120, 500);
      archive.blocks(DAY, hour, 60, "BTC", "ETH", "@107");
    }
    archive.books("ETH", DAY, 0, 60, 1_000);
    archive.contexts(DAY, 180, "BTC", "ETH", "OTHER");
    // Recorded in the first hour of the next day, happened in the last second of this one.
    archive.books("BTC", NEXT, 0, 60, 500, -600);
  }

  @AfterAll
  static void close() throws Exception {
    archive.close();
  }

  @AfterEach
  void calm() {
    archive.door().noMoreFaults();
    archive.door().forget();
  }

  private CommandLine.Ended mine(Object out, Object... more) {
    List<Object> given = List.of(more);
    List<Object> args = new ArrayList<>(List.of("mine", "--out", out, "--quiet", "--json"));
    List<Object> usual =
        List.of(
            "--start-date", DAY, "--end-date", DAY, "--coins", "BTC", "--endpoint", archive.url());
    for (int i = 0; i < usual.size(); i += 2) {
      if (!given.contains(usual.get(i))) {
        args.addAll(usual.subList(i, i + 2));
      }
    }
    args.addAll(List.of("--set", "hft.mine.retry-after=20ms", "--set", "hft.mine.attempts=4"));
    args.addAll(given);
    return CommandLine.hft(args.toArray());
  }

  private static JsonNode figures(CommandLine.Ended ended) throws IOException {
    return new ObjectMapper().readTree(ended.out());
  }

  private static long rows(Path root, Table table, String coin) {
    return MarketDataReader.open(root, Selection.ALL.withCoins(Set.of(coin))).sources().stream()
        .filter(source -> source.table() == table)
        .mapToLong(MarketDataReader.Source::rows)
        .sum();
  }

  /** Every file of the tables and the ledger with its bytes. */
  static TreeMap<String, byte[]> files(Path root) throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    if (!Files.exists(root)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.equals(".mine/lock")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  static void assertSame(TreeMap<String, byte[]> a, TreeMap<String, byte[]> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet());
    a.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(b.get(name)));
  }

  @Test
  void three_tables_of_two_coins_arrive_a_backtest_runs_on_them_and_again_nothing_is_downloaded()
      throws Exception {
    Path out = folder.resolve("out");
    CommandLine.Ended ended = mine(out, "--coins", "BTC", "ETH");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode figures = figures(ended);
    assertThat(figures.path("mined").asInt()).isEqualTo(8);
    assertThat(figures.path("missing").size()).isEqualTo(21 + 23 + 21);
    assertThat(figures.path("missing").toString())
        .contains("market_data/20250904/23/l2Book/BTC.lz4");
    assertThat(rows(out, Table.L2_BOOK, "BTC")).isEqualTo(360);
    assertThat(rows(out, Table.L2_BOOK, "ETH")).isEqualTo(60);
    assertThat(rows(out, Table.TRADES, "BTC")).isEqualTo(180);
    assertThat(rows(out, Table.ASSET_CTX, "ETH")).isEqualTo(180);
    assertThat(archive.door().requests()).isNotEmpty();
    CommandLine.Ended backtest =
        CommandLine.hft(
            "backtest", out, "--coins", "BTC", "--quiet", "--out", folder.resolve("run"));
    assertThat(backtest.code()).as(backtest.err()).isZero();
    againNothingIsDownloaded(out);
  }

  private void againNothingIsDownloaded(Path out) throws IOException {
    TreeMap<String, byte[]> before = files(out);
    archive.door().forget();
    CommandLine.Ended again = mine(out, "--coins", "BTC", "ETH");
    assertThat(again.code()).isZero();
    assertThat(figures(again).path("complete").asInt()).isEqualTo(8);
    assertThat(figures(again).path("bytes").asLong()).isZero();
    assertThat(archive.door().gets()).noneMatch(line -> line.endsWith(".lz4"));
    assertSame(files(out), before);
  }

  @Test
  void a_dry_run_tells_and_writes_nothing() throws Exception {
    Path out = folder.resolve("out");
    CommandLine.Ended ended = mine(out, "--dry-run");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode figures = figures(ended);
    assertThat(figures.path("objects").asInt()).isEqualTo(7);
    assertThat(figures.path("bytes").asLong()).isPositive();
    assertThat(figures.path("estimatedUsd").asDouble()).isBetween(0.0, 0.01);
    assertThat(out).doesNotExist();
    assertThat(archive.door().gets()).noneMatch(line -> line.endsWith(".lz4"));
  }

  @Test
  void too_dear_is_refused_before_anything_is_downloaded() {
    Path out = folder.resolve("out");
    CommandLine.Ended ended = mine(out, "--set", "hft.mine.archive.gigabyte-usd=1e6");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("would cost about", "--max-cost");
    assertThat(out).doesNotExist();
  }

  @Test
  void whoever_may_not_read_is_told_without_a_secret() {
    System.setProperty("aws.secretAccessKey", "another-secret");
    try {
      CommandLine.Ended ended = mine(folder.resolve("out"));
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err())
          .contains("refused all of", "AWS_ACCESS_KEY_ID")
          .doesNotContain("another-secret", S3Server.ID);
      assertThat(folder.resolve("out")).doesNotExist();
    } finally {
      System.setProperty("aws.secretAccessKey", S3Server.SECRET);
    }
  }

  @Test
  void without_any_credentials_it_says_where_they_are_looked_for() {
    System.clearProperty("aws.secretAccessKey");
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
    System.setProperty("aws.configFile", folder.resolve("none").toString());
    try {
      CommandLine.Ended ended = mine(folder.resolve("out"), "--tables", "asset_ctx");
      assertThat(ended.code()).as(ended.err()).isEqualTo(2);
      assertThat(ended.err()).contains("refused all of", "AWS_ACCESS_KEY_ID", "~/.aws");
    } finally {
      System.setProperty("aws.secretAccessKey", S3Server.SECRET);
      for (String name : List.of("disableEc2Metadata", "sharedCredentialsFile", "configFile")) {
        System.clearProperty("aws." + name);
      }
    }
  }

  @Test
  void passing_faults_are_overcome() throws Exception {
    archive.door().plan("/0/l2Book/BTC.lz4", Fault.BUSY, 2);
    archive.door().plan("/1/l2Book/BTC.lz4", Fault.CUT, 1);
    archive.door().plan("/2/l2Book/BTC.lz4", Fault.CORRUPT, 1);
    archive.door().plan("20250904.csv.lz4", Fault.SLOW, 1);
    Path out = folder.resolve("out");
    CommandLine.Ended ended = mine(out, "--tables", "l2_book", "asset_ctx");
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(rows(out, Table.L2_BOOK, "BTC")).isEqualTo(360);
    assertThat(rows(out, Table.ASSET_CTX, "BTC")).isEqualTo(180);
  }

  @Test
  void lasting_faults_are_told_and_cost_only_their_own_hour() throws Exception {
    int always = 1_000;
    archive.door().plan("/0/l2Book/BTC.lz4", Fault.BUSY, always);
    archive.door().plan("/1/l2Book/BTC.lz4", Fault.CORRUPT, always);
    archive.door().plan("20250904.csv.lz4", Fault.CUT, always);
    archive.door().plan("20250904/0.lz4", Fault.FORBIDDEN, always);
    Path out = folder.resolve("out");
    CommandLine.Ended ended = mine(out);
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    JsonNode failed = figures(ended).path("failed");
    assertThat(failed.size()).as(failed.toString()).isEqualTo(4);
    assertThat(failed.path("market_data/20250904/1/l2Book/BTC.lz4").asText())
        .contains("market_data/20250904/1/l2Book/BTC.lz4:");
    assertThat(rows(out, Table.L2_BOOK, "BTC")).isEqualTo(120);
    archive.door().noMoreFaults();
    archive.door().forget();
    CommandLine.Ended again = mine(out);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(figures(again).path("mined").asInt()).isEqualTo(4);
    Path whole = folder.resolve("whole");
    assertThat(mine(whole).code()).isZero();
    assertSame(files(out), files(whole));
  }

  @Test
  void rows_of_a_neighbouring_day_go_to_their_day_and_no_time_is_there_twice() throws Exception {
    archive.books("SOL", DAY, 23, 100, 500, 3_600_000 - 50_000);
    archive.books("SOL", NEXT, 0, 100, 500, -1_100);
    Path out = folder.resolve("out");
    CommandLine.Ended ended =
        mine(out, "--end-date", NEXT, "--coins", "SOL", "--tables", "l2_book");
    assertThat(ended.code()).as(ended.err()).isZero();
    // The first day ends half a second before midnight: two rows of the second are not after it.
    JsonNode sol = figures(ended).path("tables").get(0);
    assertThat(sol.path("coin").asText()).isEqualTo("SOL");
    assertThat(sol.path("rows").asLong() + sol.path("overlapping").asLong()).isEqualTo(200);
    assertThat(sol.path("overlapping").asLong()).isEqualTo(2);
    assertThat(files(out).keySet()).contains("l2_book/date=2025-09-04/coin=SOL/part-26000.parquet");
    assertThat(rows(out, Table.L2_BOOK, "SOL")).isEqualTo(198);
  }

  @Test
  void an_object_that_changed_is_done_again_and_a_lost_file_too() throws Exception {
    archive.books("AVAX", DAY, 5, 10, 500);
    archive.books("AVAX", DAY, 6, 10, 500);
    Path out = folder.resolve("out");
    String[] args = {"--coins", "AVAX", "--tables", "l2_book"};
    assertThat(mine(out, (Object[]) args).code()).isZero();
    assertThat(rows(out, Table.L2_BOOK, "AVAX")).isEqualTo(20);
    archive.books("AVAX", DAY, 5, 30, 500);
    assertThat(figures(mine(out, (Object[]) args)).path("mined").asInt()).isEqualTo(1);
    assertThat(rows(out, Table.L2_BOOK, "AVAX")).isEqualTo(40);
    Files.delete(out.resolve("l2_book/date=2025-09-04/coin=AVAX/part-08000.parquet"));
    assertThat(figures(mine(out, (Object[]) args)).path("mined").asInt()).isEqualTo(1);
    assertThat(rows(out, Table.L2_BOOK, "AVAX")).isEqualTo(40);
  }

  @Test
  void an_output_in_a_bucket_holds_the_same_files_as_one_on_the_disk() throws Exception {
    Path out = folder.resolve("out");
    assertThat(mine(out).code()).isZero();
    String root = "s3a://" + ArchiveFixture.OWN + "/mined/here";
    CommandLine.Ended ended = mine(root);
    assertThat(ended.code()).as(ended.err()).isZero();
    for (var file : files(out).entrySet()) {
      assertThat(archive.own("mined/here/" + file.getKey()).orElseThrow())
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    archive.door().forget();
    CommandLine.Ended again = mine(root);
    assertThat(figures(again).path("complete").asInt()).isEqualTo(7);
    assertThat(archive.door().gets()).noneMatch(line -> line.endsWith(".lz4"));
  }

  @Test
  void nothing_wanted_that_the_archive_never_had_is_hidden() throws Exception {
    CommandLine.Ended ended =
        mine(
            folder.resolve("out"),
            "--start-date",
            "2023-04-14",
            "--end-date",
            "2023-04-15",
            "--dry-run");
    assertThat(ended.code()).isZero();
    assertThat(figures(ended).path("missing").size()).isEqualTo(24);
  }

  @Test
  void mistakes_are_told_before_anything_is_asked() {
    assertThat(mine("out", "--end-date", "2025-01-01").err()).contains("after the last");
    assertThat(mine("out", "--start-date", "yesterday").err()).contains("expects a day");
    assertThat(mine("out", "--tables", "orders").err()).contains("expects some of l2_book");
    assertThat(mine("out", "--endpoint", "file:///tmp").err()).contains("endpoint must be like");
    assertThat(archive.door().requests()).isEmpty();
  }
}

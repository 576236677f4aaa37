package hft.app.cli;

import hft.app.config.Settings;
import hft.data.Table;
import hft.mine.MineSettings;
import hft.mine.Wanted;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The venue's archive on S3 into the Parquet layout that the backtest reads. */
@Command(
    name = "mine",
    description = {
      "Downloads days of the venue's public archive on S3 for the backtest.",
      "",
      "They become the Parquet layout that it reads: books of 20 levels about twice a second"
          + " (since",
      "2023-04-15), asset contexts each minute (since 2023-05-20), trades (since 2025-03-22; an"
          + " hour",
      "of them holds all coins and has hundreds of megabytes). What is complete is not downloaded",
      "again, so a run that was interrupted goes on where it was. Missing hours and gaps are"
          + " listed.",
      "",
      "Whoever downloads pays Amazon for it (requester pays), so AWS credentials are needed. They",
      "are found as every AWS program finds them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,",
      "~/.aws, a container's or an instance's role. --dry-run says what it would cost."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft mine --start-date 2024-01-01 --end-date 2024-01-31 --coins BTC ETH --dry-run",
      "  ./hft mine --start-date 2024-01-01 --end-date 2024-01-31 --coins BTC ETH --out data/mined",
      "  ./hft mine --start-date 2026-01-05 --end-date 2026-01-05 --coins BTC --tables l2_book",
      "  ./hft mine --start-date 2026-01-05 --end-date 2026-01-05 --coins BTC --out s3a://mine/hl",
      "  ./hft backtest data/mined --coins BTC",
      "",
      "Exit codes: 0 mined, whatever the archive does not have is listed; 3 when an object could",
      "not be read or is damaged; 2 when nothing may be read; 1 when it could not be written.",
      ""
    })
final class MineCommand extends JobCommand {
  private static final String S3 = "s3a://";

  @Option(
      names = "--start-date",
      required = true,
      paramLabel = "DATE",
      description = "First day, UTC, such as 2024-01-01.")
  String startDate = "";

  @Option(
      names = "--end-date",
      required = true,
      paramLabel = "DATE",
      description = "Last day, UTC, included.")
  String endDate = "";

  @Option(
      names = "--coins",
      required = true,
      arity = "1..*",
      split = ",",
      paramLabel = "COIN",
      description = "Perps as the venue spells them, such as BTC ETH.")
  List<String> coins = List.of();

  @Option(
      names = "--tables",
      arity = "1..*",
      split = ",",
      paramLabel = "TABLE",
      description = "Some of l2_book, asset_ctx, trades. Default: all three.")
  List<String> tables = List.of();

  @Option(
      names = "--out",
      paramLabel = "ROOT",
      defaultValue = "data/mined",
      description = {
        "Root of the Parquet layout: a folder, or s3a://BUCKET/PREFIX.",
        "Default: ${DEFAULT-VALUE}."
      })
  String out = "";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Another S3 server than Amazon's, for all buckets. Default: hft.mine.endpoint.")
  @Nullable String endpoint;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description =
          "Refuses to start when it will cost more than this. Default: hft.mine.cost-limit-usd.")
  @Nullable Double maxCost;

  @Option(
      names = "--dry-run",
      description = "Says what would be downloaded and what it would cost; downloads nothing.")
  boolean dryRun;

  MineCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings(program, List.of());
    double most =
        maxCost == null ? settings.get(MineSettings.class).costLimitUsd() : checkedCost(maxCost);
    return start(
        program.jobs().mining(),
        new MineRequest(settings, wanted(), root(), endpointUri(), most, dryRun, planned()));
  }

  private static double checkedCost(double usd) {
    if (!(usd >= 0)) {
      throw new UserMistake("--max-cost must not be negative, was " + usd);
    }
    return usd;
  }

  private Wanted wanted() {
    try {
      return new Wanted(
          date("--start-date", startDate), date("--end-date", endDate), checkedCoins(), tableSet());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(String.valueOf(e.getMessage()), e);
    }
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new UserMistake(option + " expects a day such as 2024-01-31, was '" + text + "'");
    }
  }

  private List<String> checkedCoins() {
    for (String coin : coins) {
      if (!coin.matches("[A-Za-z0-9:@_-]+")) {
        throw new UserMistake("--coins expects names such as BTC ETH, was '" + coin + "'");
      }
    }
    return coins;
  }

  private Set<Table> tableSet() {
    if (tables.isEmpty()) {
      return Wanted.TABLES;
    }
    EnumSet<Table> set = EnumSet.noneOf(Table.class);
    for (String name : tables) {
      set.add(
          Wanted.TABLES.stream()
              .filter(table -> table.folder().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserMistake(
                          "--tables expects some of l2_book, asset_ctx, trades, was '"
                              + name
                              + "'")));
    }
    return set;
  }

  private URI root() {
    if (!out.startsWith(S3)) {
      return OutputRoot.of(Path.of(out)).toUri();
    }
    URI uri = uri("--out", out);
    if (uri.getAuthority() == null || uri.getUserInfo() != null) {
      throw new UserMistake("--out expects s3a://BUCKET/PREFIX, was '" + out + "'");
    }
    return uri;
  }

  private Optional<URI> endpointUri() {
    return endpoint == null ? Optional.empty() : Optional.of(uri("--endpoint", endpoint));
  }

  private static URI uri(String option, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new UserMistake(option + " expects an address, was '" + text + "'", e);
    }
  }

  /** On stderr, so that stdout carries results only. */
  private Consumer<List<String>> planned() {
    PrintWriter err = Objects.requireNonNull(spec.commandLine().getErr());
    List<String> silent = new ArrayList<>();
    return common.quiet
        ? silent::addAll
        : lines -> {
          lines.forEach(err::println);
          err.flush();
        };
  }
}

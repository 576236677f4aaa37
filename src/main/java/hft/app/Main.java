package hft.app;

import hft.app.backtest.BacktestBench;
import hft.app.backtest.BacktestJob;
import hft.app.bench.BookBench;
import hft.app.bench.MineBench;
import hft.app.bench.QueueBench;
import hft.app.bench.exchange.ExchangeBench;
import hft.app.bench.tick.TickToTradeBench;
import hft.app.cli.Cli;
import hft.app.cli.ExitCode;
import hft.app.cli.Jobs;
import hft.app.cli.Program;
import hft.app.cli.UserMistake;
import hft.app.config.Schema;
import hft.app.exchange.ExchangeJob;
import hft.app.live.CancelAllJob;
import hft.app.live.KillBench;
import hft.app.live.RecordJob;
import hft.app.live.RunJob;
import hft.app.live.WatchdogJob;
import hft.app.operator.OperatorCalls;
import hft.app.policy.PpoBench;
import hft.app.policy.TrainPpoJob;
import hft.app.sign.SignBench;
import hft.app.threads.HopsBench;
import hft.data.BadData;
import hft.durable.DurableProblem;
import hft.hyperliquid.key.KeyProblem;
import hft.hyperliquid.nonce.NonceProblem;
import hft.hyperliquid.rest.VenueUnreachable;
import hft.ingest.BadInputException;
import hft.mine.ArchiveProblem;
import hft.policy.PolicyProblem;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    System.exit(run(args, out, err));
  }

  private static int run(String[] args, PrintWriter out, PrintWriter err) {
    try {
      LogLevels.apply(System.getenv().getOrDefault("HFT_LOG", ""));
    } catch (UserMistake e) {
      err.println("hft: " + e.getMessage());
      err.flush();
      return ExitCode.MISTAKE;
    }
    Path home = Path.of(System.getProperty("hft.home", "")).toAbsolutePath();
    return Cli.run(program(home, Boolean.getBoolean("hft.terminal")), args, out, err);
  }

  static Program program(Path home, boolean terminal) {
    return new Program(
        Jobs.none()
            .withBacktest(new BacktestJob())
            .withExchange(new ExchangeJob())
            .withImport(new ImportJob())
            .withSynthesize(new SynthesizeJob())
            .withMine(new MineJob())
            .withRun(new RunJob())
            .withRecord(new RecordJob())
            .withCancelAll(new CancelAllJob())
            .withWatchdog(new WatchdogJob())
            .withOperator(new OperatorCalls())
            .withTrainPpo(new TrainPpoJob())
            .withBench("backtest", new BacktestBench())
            .withBench("book", new BookBench())
            .withBench("exchange", new ExchangeBench())
            .withBench("queue", new QueueBench())
            .withBench("hops", new HopsBench())
            .withBench("kill", new KillBench())
            .withBench("mine", new MineBench())
            .withBench("ppo", new PpoBench())
            .withBench("sign", new SignBench())
            .withBench("tick-to-trade", new TickToTradeBench()),
        Schema.base(),
        List.of(
            ArchiveProblem.class,
            BadData.class,
            BadInputException.class,
            DurableProblem.class,
            KeyProblem.class,
            NonceProblem.class,
            PolicyProblem.class,
            VenueUnreachable.class),
        home,
        System.getenv(),
        terminal);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}

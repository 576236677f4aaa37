package hft.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.progress.ConsoleProgress;
import hft.port.Progress;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that starts one job and prints what it found. */
abstract class JobCommand implements Callable<Integer> {
  final Program program;

  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  JobCommand(Program program) {
    this.program = program;
  }

  <R> int start(Job<R> job, R request) throws Exception {
    JobReport report;
    try (ConsoleProgress progress = progress()) {
      report = job.run(request, progress == null ? Progress.SILENT : progress);
    }
    print(report);
    return report.held() ? ExitCode.OK : ExitCode.NOT_HELD;
  }

  private @Nullable ConsoleProgress progress() {
    return common.quiet
        ? null
        : ConsoleProgress.on(spec.commandLine().getErr(), program.terminal());
  }

  final void print(JobReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      out.println(json(report.figures()));
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
  }

  private static String json(Map<String, ?> figures) {
    try {
      return new ObjectMapper()
          .writer()
          .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures must be plain values", e);
    }
  }
}

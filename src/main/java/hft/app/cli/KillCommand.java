package hft.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The kill switch. */
@Command(
    name = "kill",
    description = {
      "Cancels everything of a running engine and lets nothing be quoted until rearm.",
      "",
      "Also after restarts. May be repeated. The process goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft kill --reason \"fills look wrong\"",
      "  ./hft kill --reason \"close everything\" --flatten --url https://10.100.0.1:8080",
      "",
      "Exit codes: 0 done and confirmed by the venue; 3 engaged, but not confirmed or not on disk",
      "yet; 2 not engaged: wrong token, or nobody there.",
      ""
    })
final class KillCommand extends JobCommand {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the audit log; up to 500 characters.")
  String reason = "";

  @Option(names = "--flatten", description = "Also close positions, by reduce-only IOC orders.")
  boolean flatten;

  @Mixin OperatorOptions operator = new OperatorOptions();

  KillCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    var call = new OperatorRequest.Kill(reason, flatten);
    return start(program.jobs().operator(), operator.request(program, common, call));
  }
}

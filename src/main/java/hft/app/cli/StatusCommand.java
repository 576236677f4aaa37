package hft.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a running engine is. */
@Command(
    name = "status",
    description = "Shows how a running engine is: mode, phase, what is engaged and by whom.",
    footerHeading = "%nExamples:%n",
    footer = {"  ./hft status --json", ""})
final class StatusCommand extends JobCommand {
  @Mixin OperatorOptions operator = new OperatorOptions();

  StatusCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    return start(
        program.jobs().operator(), operator.request(program, common, new OperatorRequest.Status()));
  }
}

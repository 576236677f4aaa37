package hft.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One rung of the ladder below and including the kill switch. */
@Command(
    name = "ladder",
    description = {
      "Engages one step of the ladder.",
      "",
      "The mildest first:",
      "  widen         quotes further away from the fair price",
      "  no-new-risk   only quotes that bring a position nearer to zero",
      "  cancel-all    nothing in the book: the kill switch",
      "  flatten       as cancel-all, and positions are closed",
      "  stop          as cancel-all, and the process ends in order",
      "Each stays, also over restarts, until rearm."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./hft ladder widen --reason \"numbers at 14:30\"", ""})
final class LadderCommand extends JobCommand {
  @Parameters(
      index = "0",
      paramLabel = "STEP",
      description = "widen, no-new-risk, cancel-all, flatten or stop.")
  String step = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the audit log; up to 500 characters.")
  String reason = "";

  @Mixin OperatorOptions operator = new OperatorOptions();

  LadderCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    var call = new OperatorRequest.Step(step, reason);
    return start(program.jobs().operator(), operator.request(program, common, call));
  }
}

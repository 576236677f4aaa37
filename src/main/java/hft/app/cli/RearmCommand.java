package hft.app.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The way back to trading. */
@Command(
    name = "rearm",
    description = {
      "Releases the kill switch and the steps of the ladder, and re-arms the breakers.",
      "",
      "Has to name the number of the newest engagement, so that it cannot end one its author never",
      "saw: without --confirm it shows what is engaged and asks for it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft rearm --reason \"cause found and fixed\"",
      "  ./hft rearm --reason \"quote again, but wide\" --confirm 7 --from no-new-risk",
      ""
    })
final class RearmCommand extends JobCommand {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the audit log; up to 500 characters.")
  String reason = "";

  @Option(
      names = "--confirm",
      paramLabel = "NUMBER",
      description = "Of the newest engagement, as ./hft status shows it.")
  @Nullable Long confirm;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      defaultValue = "widen",
      description = "Releases this step and all above. Default: widen, so everything.")
  String from = "widen";

  @Mixin OperatorOptions operator = new OperatorOptions();

  RearmCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    OptionalLong number = confirm == null ? OptionalLong.empty() : OptionalLong.of(confirm);
    var call = new OperatorRequest.Rearm(reason, number, from);
    return start(program.jobs().operator(), operator.request(program, common, call));
  }
}

package hft.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Raw websocket messages, one a line: {@code <local ns> <json>} or the bare JSON. */
final class HyperliquidWs implements FormatReader {
  private static final Pattern NAME =
      Pattern.compile("(?!README|SHA256SUMS).*?(\\.(jsonl|ndjson|json|log|txt))?");

  @Override
  public FormatTraits traits() {
    return new FormatTraits("hyperliquid", false, FormatTraits.Rules.HYPERLIQUID);
  }

  @Override
  public boolean accepts(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && !name.endsWith(".md") && FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "files of raw websocket lines, plain or .gz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    HyperliquidMessages messages = new HyperliquidMessages(intake);
    for (Path file : files) {
      intake.eachLine(
          file,
          line -> {
            StampedLine stamped = StampedLine.of(line, HyperliquidMessages.NO_RECEIVE_TIME);
            if (stamped.nanos() == HyperliquidMessages.NO_RECEIVE_TIME) {
              intake.note(line.file() + " has no receive times: they are set to the venue times");
            }
            messages.message(stamped.json(), stamped.nanos());
          });
    }
  }
}

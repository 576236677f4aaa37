package hft.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import hft.app.cli.UserMistake;
import java.io.Console;

/** Has an operator type what a release would end. */
final class Confirmation {
  private Confirmation() {}

  /**
   * The number that was typed.
   *
   * @throws UserMistake without a terminal, or when something else was typed
   */
  static long ask(JsonNode status) {
    long number = status.path("number").asLong();
    StringBuilder engaged = new StringBuilder();
    for (JsonNode latch : status.path("latches")) {
      engaged.append(line(latch)).append('\n');
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new UserMistake(
          engaged + "to release this, say so with --confirm " + number + " (there is no terminal)");
    }
    console.printf("%s", engaged);
    String typed = console.readLine("type %d to return to trading: ", number);
    if (typed == null || !typed.strip().equals(Long.toString(number))) {
      throw new UserMistake("not released: expected " + number);
    }
    return number;
  }

  static String line(JsonNode latch) {
    return "engaged  "
        + latch.path("step").asText()
        + ", number "
        + latch.path("number").asLong()
        + ", by "
        + latch.path("who").asText()
        + " at "
        + latch.path("at").asText()
        + ": "
        + latch.path("reason").asText();
  }
}

package hft.app.cli;

import hft.app.config.BadConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the user what went wrong: their mistakes in one message, ours with the place of the trace.
 */
final class Failures {
  private final List<Class<? extends Throwable>> mistakes;
  private final PrintWriter err;

  Failures(List<Class<? extends Throwable>> more, PrintWriter err) {
    this.mistakes = new ArrayList<>(more);
    mistakes.add(UserMistake.class);
    mistakes.add(BadConfig.class);
    mistakes.add(NoSuchFileException.class);
    mistakes.add(AccessDeniedException.class);
    mistakes.add(NotDirectoryException.class);
    this.err = err;
  }

  /** The exit code. */
  int tell(Throwable failure) {
    err.println(prefixed(describe(failure)));
    if (isMistake(failure)) {
      return ExitCode.MISTAKE;
    }
    Throwable cause = failure.getCause();
    if (cause != null && cause.getMessage() != null) {
      err.println("  because: " + cause.getMessage());
    }
    logTrace(failure);
    return ExitCode.FAILURE;
  }

  private boolean isMistake(Throwable failure) {
    return mistakes.stream().anyMatch(type -> type.isInstance(failure));
  }

  private String describe(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder: " + message;
    }
    if (failure instanceof AccessDeniedException) {
      return "not allowed to read or write: " + message;
    }
    if (failure instanceof NotDirectoryException) {
      return "not a folder: " + message;
    }
    if (failure instanceof IOException && !isMistake(failure)) {
      return "reading or writing failed: " + message;
    }
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Several lines stay several lines, each saying who speaks. */
  private static String prefixed(String message) {
    return "hft: " + message.strip().replace("\n", System.lineSeparator() + "hft: ");
  }

  private void logTrace(Throwable failure) {
    try {
      Path log = Files.createTempFile("hft-failure-", ".log");
      try (PrintWriter trace = new PrintWriter(Files.newBufferedWriter(log))) {
        failure.printStackTrace(trace);
      }
      err.println("  stack trace: " + log);
    } catch (IOException e) { // no room even for that: then it goes where it can be seen
      err.println("  no file for the stack trace (" + e.getMessage() + "), so here it is:");
      failure.printStackTrace(err);
    }
  }
}

package hft.app;

import org.jspecify.annotations.Nullable;

/**
 * Something only the person at the keyboard can put right. Its message is all they see: it names
 * the place and what was expected. Exit code 2.
 */
public final class UserMistake extends RuntimeException {
  public UserMistake(String message) {
    super(message);
  }

  public UserMistake(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

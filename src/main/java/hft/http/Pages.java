package hft.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the server shows beside its own answers. Any thread. */
public interface Pages {
  /** One file, whole. */
  record File(String contentType, byte[] bytes) {}

  /**
   * An answer of somebody else, passed on.
   *
   * @param json the body
   */
  record Passed(int status, byte[] json) {}

  /** Nothing to see. */
  Pages NONE =
      new Pages() {
        @Override
        public @Nullable File file(String path) {
          return null;
        }

        @Override
        public byte[] picture() {
          return "null".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public CompletionStage<Passed> queryRange(String rawQuery) {
          return CompletableFuture.completedFuture(
              new Passed(404, "{}".getBytes(StandardCharsets.UTF_8)));
        }
      };

  /** Null when there is none at this path. */
  @Nullable File file(String path);

  /** Everything about the run as one line of JSON; {@code null}, in JSON, before it stands. */
  byte[] picture();

  /** What Prometheus answers to a range query. */
  CompletionStage<Passed> queryRange(String rawQuery);
}

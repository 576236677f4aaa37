package hft.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import hft.app.cli.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells our own exchange from everything else that may listen on this machine: a tunnel to the
 * venue has the same address, and would execute what mode live signs.
 */
final class OwnExchange {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private OwnExchange() {}

  /**
   * @throws UserMistake when whoever answers there does not say that it is one
   */
  static void require(URI rest) {
    try {
      if (!status(rest).path("blocks").isNumber()) {
        throw refusal(rest, "what answers there is something else");
      }
    } catch (IOException e) {
      throw refusal(rest, "nothing there says that it is one: " + e);
    }
  }

  /** What goes wrong on purpose there and how often it has; empty when nothing has. */
  static String faults(URI rest) {
    List<String> struck = new ArrayList<>();
    try {
      status(rest)
          .path("faults")
          .properties()
          .forEach(fault -> struck.add(fault.getKey() + " " + fault.getValue()));
    } catch (IOException e) {
      return "not known: " + e;
    }
    return String.join(", ", struck);
  }

  /** Missing when it is no status. */
  private static JsonNode status(URI rest) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(rest + "/local/status")).timeout(PATIENCE).build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static UserMistake refusal(URI rest, String why) {
    return new UserMistake(
        "mode live is not proven in this version and trades only with a ./hft exchange on this"
            + " machine (without an admin token); at "
            + rest
            + " "
            + why);
  }
}

package hft.hyperliquid.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaRestTest {
  @Test
  @Timeout(20)
  void an_answer_that_stops_midway_is_given_up() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JavaRest rest =
            new JavaRest(
                URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofSeconds(5))) {
      Thread half = Thread.ofVirtual().start(() -> answerHalf(server));
      Rest.Answer answer =
          rest.ask(Rest.Endpoint.INFO, "{}".getBytes(US_ASCII), Duration.ofMillis(500));
      assertThat(answer).isInstanceOf(Rest.Answer.Failed.class);
      half.interrupt();
    }
  }

  private static void answerHalf(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[".getBytes(US_ASCII));
      Thread.sleep(60_000);
    } catch (IOException | InterruptedException e) {
      // the test is over
    }
  }
}

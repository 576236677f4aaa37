package hft.hyperliquid.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
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
      Thread half = Thread.ofVirtual().start(() -> answer(server, "100\r\n\r\n["));
      Rest.Answer answer =
          rest.ask(Rest.Endpoint.INFO, "{}".getBytes(US_ASCII), Duration.ofMillis(500));
      assertThat(answer).isInstanceOf(Rest.Answer.Failed.class);
      half.interrupt();
    }
  }

  /** What else the program does on the JVM's common pool must not hold up a cancel. */
  @Test
  @Timeout(20)
  void an_answer_does_not_wait_for_the_common_pool() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                try {
                  over.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JavaRest rest =
            new JavaRest(
                URI.create("http://127.0.0.1:" + server.getLocalPort()), Duration.ofSeconds(5))) {
      Thread half = Thread.ofVirtual().start(() -> answer(server, "2\r\n\r\n[]"));
      var answered = new CompletableFuture<Rest.Answer>();
      rest.post(
          Rest.Endpoint.INFO, "{}".getBytes(US_ASCII), Duration.ofSeconds(10), answered::complete);
      assertThat(answered.get(10, TimeUnit.SECONDS)).isInstanceOf(Rest.Answer.Ok.class);
      half.interrupt();
    } finally {
      over.countDown();
    }
  }

  private static void answer(ServerSocket server, String lengthAndBody) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write(("HTTP/1.1 200 OK\r\nContent-Length: " + lengthAndBody).getBytes(US_ASCII));
      Thread.sleep(60_000);
    } catch (IOException | InterruptedException e) {
      // the test is over
    }
  }
}

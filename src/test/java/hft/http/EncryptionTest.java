package hft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's door with certificates on both sides. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EncryptionTest {
  @TempDir Path folder;
  private final FakeDesk desk = new FakeDesk();
  private Certificates made;
  private OperatorServer server;
  private String token;

  @BeforeEach
  void start() throws Exception {
    made = new Certificates(folder);
    made.authority("ours");
    made.authority("foreign");
    made.signed("engine", "ours", "serverAuth");
    made.signed("ann", "ours", "clientAuth");
    made.signed("eve", "foreign", "clientAuth");
    OperatorSettings plain = OperatorServerTest.settings(folder, 64, Duration.ofSeconds(30));
    OperatorSettings settings =
        new OperatorSettings(
            true,
            plain.address(),
            0,
            false,
            List.of(),
            plain.tokens(),
            plain.tokenFile(),
            64,
            plain.requestWithin(),
            plain.bodyBytesMax(),
            5,
            Optional.of(
                new TlsSettings(
                    made.file("engine.pem"),
                    made.file("engine.key"),
                    Optional.of(made.file("ours.pem")))));
    server =
        OperatorServer.start(
            settings,
            Tokens.open(settings.tokens(), settings.tokenFile()),
            desk,
            Pages.NONE,
            () -> 1);
    token = Files.readString(settings.tokenFile()).strip();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int kill(SSLContext context) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().sslContext(context).build()) {
      HttpRequest kill =
          HttpRequest.newBuilder(URI.create(server.url() + "/api/kill"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"test\"}"))
              .build();
      return http.send(kill, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void who_shows_a_certificate_of_our_authority_is_heard() throws Exception {
    assertThat(server.url()).startsWith("https://127.0.0.1:");
    assertThat(
            kill(
                Encryption.context(
                    made.file("ann.pem"), made.file("ann.key"), made.file("ours.pem"))))
        .isEqualTo(200);
    assertThat(desk.calls).hasSize(1);
  }

  @Test
  void who_shows_none_or_a_foreign_one_is_not_even_with_the_token() throws Exception {
    SSLContext nobody = SSLContext.getInstance("TLS");
    nobody.init(null, Encryption.trust(made.file("ours.pem")), null);
    assertThatThrownBy(() -> kill(nobody)).isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                kill(
                    Encryption.context(
                        made.file("eve.pem"), made.file("eve.key"), made.file("ours.pem"))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                kill(
                    Encryption.context(
                        made.file("engine.pem"), made.file("engine.key"), made.file("ours.pem"))))
        .as("a certificate for servers only")
        .isInstanceOf(IOException.class);
    assertThat(desk.calls).isEmpty();
  }

  @Test
  void a_client_does_not_speak_to_an_engine_of_a_foreign_authority() {
    assertThatThrownBy(
            () ->
                kill(
                    Encryption.context(
                        made.file("ann.pem"), made.file("ann.key"), made.file("foreign.pem"))))
        .isInstanceOf(IOException.class);
    assertThat(desk.calls).isEmpty();
  }

  @Test
  void files_that_are_not_as_they_must_be_are_named() throws Exception {
    Path key = made.file("ann.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Encryption.context(made.file("ann.pem"), key, null))
        .hasMessageContaining("ann.key: others may read it; chmod 600");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    assertThatThrownBy(() -> Encryption.context(made.file("ann.pem"), key, null))
        .hasMessageContaining("ann.key: expected a PKCS#8 key in PEM")
        .hasMessageNotContaining("AAAA");
    Files.writeString(made.file("ann.pem"), "nothing");
    assertThatThrownBy(() -> Encryption.context(made.file("ann.pem"), made.file("eve.key"), null))
        .hasMessageContaining("ann.pem");
  }
}

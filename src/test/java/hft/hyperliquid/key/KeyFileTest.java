package hft.hyperliquid.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import hft.wire.action.Address;
import hft.wire.sign.Signers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key here is published in the SDKs' tests; it was never anybody's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyFileTest {
  private static final String KEY =
      "e908f86dbb4d55ac876378565aafeabc187f6690f046459397b17d9b9a19688e";
  private static final Address AGENT = Address.parse("0xcd49bbac6e85fdeb167eb7ca41a945d2b8758f6f");
  private static final Address ACCOUNT =
      Address.parse("0x14791697260e4c9a71f18484c9f997b308e59325");

  @TempDir Path folder;
  private String user = "";

  @BeforeEach
  void whoAmI() throws IOException {
    user = Files.getOwner(folder).getName();
  }

  @Test
  void hex_is_read_with_and_without_prefix_and_blanks() throws IOException {
    List<String> forms =
        List.of(KEY, "0x" + KEY, "0X" + KEY.toUpperCase(Locale.ROOT) + "\n", "  " + KEY + " \r\n");
    for (String form : forms) {
      try (var secret = KeyFile.at(write(form), user).read();
          var signer = secret.signer("key")) {
        assertThat(signer.address()).isEqualTo(AGENT);
      }
    }
  }

  @Test
  void a_file_open_to_others_is_refused_with_the_remedy() throws IOException {
    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx--x---")) {
      Path file = write(KEY);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> KeyFile.at(file, user).read())
          .isInstanceOf(KeyProblem.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining(mode)
          .hasMessageContaining("chmod 600");
    }
  }

  @Test
  void a_link_is_judged_by_where_it_leads() throws IOException {
    Path target = write(KEY);
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    KeyFile.at(link, user).read().close();
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> KeyFile.at(link, user).read())
        .hasMessageContaining("open to others")
        .hasMessageContaining(target.toRealPath().toString());
  }

  @Test
  void somebody_elses_file_is_refused() throws IOException {
    Path file = write(KEY);
    if (user.equals("root")) {
      Files.setOwner(
          file,
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      assertThatThrownBy(() -> KeyFile.at(file, user).read())
          .hasMessageContaining("belongs to nobody");
    } else {
      assertThatThrownBy(() -> KeyFile.at(file, "somebody").read())
          .hasMessageContaining("belongs to " + user);
    }
  }

  @Test
  void a_missing_file_and_a_folder_are_told_apart() {
    assertThatThrownBy(() -> KeyFile.at(folder.resolve("none"), user).read())
        .hasMessageEndingWith("no such key file");
    assertThatThrownBy(() -> KeyFile.at(folder, user).read())
        .hasMessageContaining("expected a file");
  }

  @Test
  void a_credential_is_a_plain_name_in_the_services_folder() throws IOException {
    write(KEY);
    KeyFile.credential(folder.toString(), "key", user).read().close();
    assertThatThrownBy(() -> KeyFile.credential("", "key", user))
        .hasMessageContaining("LoadCredential=key:FILE");
    assertThatThrownBy(() -> KeyFile.credential(folder.toString(), "../key", user))
        .hasMessageContaining("plain name");
  }

  @Test
  void the_accounts_own_key_is_refused_unless_asked_for() throws IOException {
    KeyFile file = KeyFile.at(write(KEY), user);
    assertThatThrownBy(() -> TradingKey.open(file, AGENT, false))
        .isInstanceOf(KeyProblem.class)
        .hasMessageContaining("can withdraw everything");
    var master = TradingKey.open(file, AGENT, true);
    assertThat(master.description()).startsWith("WARNING");
    master.signer().close();
    var agent = TradingKey.open(file, ACCOUNT, false);
    assertThat(agent.description())
        .startsWith("signing for " + ACCOUNT + " as " + AGENT)
        .contains(agent.signer().description());
    agent.signer().close();
  }

  @Test
  void the_text_is_overwritten_whether_it_was_a_key_or_not() {
    for (String text : List.of(KEY, KEY + "ff", "not a key")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      var _ = catchThrowable(() -> SecretKey.parse(bytes, "key").close());
      assertThat(bytes).containsOnly(0);
    }
  }

  /**
   * Nothing a log, a stack trace or a status page could show has eight digits of the key in a row.
   */
  @Test
  void nothing_shows_the_key() throws IOException {
    List<Object> shown = new ArrayList<>();
    for (String text :
        List.of(KEY + "0", KEY.substring(1), KEY.replace('8', 'g'), "\"" + KEY + "\"")) {
      shown.add(caught(() -> KeyFile.at(write(text), user).read()));
    }
    shown.add(caught(() -> KeyFile.at(write("f".repeat(64)), user).read().signer("key")));
    shown.add(caught(() -> TradingKey.open(KeyFile.at(write(KEY), user), AGENT, false)));
    shown.add(caught(() -> Address.parse(KEY)));
    shown.add(caught(() -> Signers.of(new byte[31])));
    try (var secret = KeyFile.at(write(KEY), user).read()) {
      shown.add(secret);
      byte[] bytes = HexFormat.of().parseHex(KEY);
      var closed = Signers.of(bytes);
      shown.add(closed);
      shown.add(Signers.javaOf(bytes));
      shown.add(Signers.nativeOf(bytes).description());
      closed.close();
      shown.add(caught(() -> closed.sign(new byte[32])));
      shown.add(new TradingKey(ACCOUNT, Signers.javaOf(bytes)));
    }
    for (Object each : shown) {
      String text = text(each).toLowerCase(Locale.ROOT);
      for (int i = 0; i + 8 <= KEY.length(); i++) {
        assertThat(text).doesNotContain(KEY.substring(i, i + 8));
      }
    }
  }

  private interface Attempt {
    Object run() throws Exception;
  }

  private static Throwable caught(Attempt attempt) {
    Throwable thrown = catchThrowable(attempt::run);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static String text(Object shown) {
    if (!(shown instanceof Throwable thrown)) {
      return shown.toString();
    }
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("key");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}

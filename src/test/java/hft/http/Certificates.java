package hft.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Authorities and certificates for a test, made by the JDK's own tool. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** One that vouches for others: {@code NAME.pem}. */
  void authority(String name) throws Exception {
    keytool(name, "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c");
    pem(name);
  }

  /** {@code NAME.pem} and {@code NAME.key}, vouched for by an authority. */
  void signed(String name, String authority, String usage) throws Exception {
    Files.copy(store(authority), store(name));
    keytool(
        name,
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-signer",
        authority,
        "-ext",
        "eku=" + usage,
        "-ext",
        "san=ip:127.0.0.1");
    pem(name);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private void keytool(String store, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(more));
    command.addAll(
        List.of(
            "-keyalg",
            "EC",
            "-keystore",
            store(store).toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-validity",
            "10"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private void pem(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store(name))) {
      store.load(in, PASSWORD);
    }
    Files.writeString(
        file(name + ".pem"), block("CERTIFICATE", store.getCertificate(name).getEncoded()));
    Path key = file(name + ".key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, block("PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded()));
  }

  private static String block(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}

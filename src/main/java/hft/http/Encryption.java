package hft.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.TLSClosing;
import org.apache.pekko.stream.TLSProtocol;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.TLS;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 from PEM files; with a client authority nobody without its certificate gets a byte. */
public final class Encryption {
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "EdDSA");

  private final SSLContext context;
  private final boolean clientsShow;

  private Encryption(SSLContext context, boolean clientsShow) {
    this.context = context;
    this.clientsShow = clientsShow;
  }

  /**
   * @throws IllegalArgumentException naming the file that is not as it must be
   */
  static Encryption of(TlsSettings settings) {
    Path authority = settings.clientAuthority().orElse(null);
    SSLContext context = context(settings.certificate(), settings.key(), authority);
    return new Encryption(context, authority != null);
  }

  /**
   * What either side needs.
   *
   * @param certificate our own, with its chain
   * @param authority whom to trust; null for whom the JVM trusts
   */
  public static SSLContext context(Path certificate, Path key, @Nullable Path authority) {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "own",
          privateKey(key),
          new char[0],
          certificates(certificate).toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, new char[0]);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), authority == null ? null : trust(authority), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "cannot use " + certificate + " with " + key + ": " + e.getMessage(), e);
    }
  }

  /** Whom the certificates in {@code file} vouch for. */
  public static TrustManager[] trust(Path file) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    int n = 0;
    for (Certificate each : certificates(file)) {
      trusted.setCertificateEntry("authority-" + n++, each);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(file + ": holds no certificate; expected PEM");
    }
    return found;
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
    if (allowed.contains(PosixFilePermission.OTHERS_READ)
        || allowed.contains(PosixFilePermission.GROUP_READ)) {
      throw new IllegalArgumentException(file + ": others may read it; chmod 600 " + file);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    String body =
        text.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----.*", "$1")
            .replaceAll("\\s", "");
    if (body.contains("-")) {
      throw new IllegalArgumentException(
          file + ": expected a PKCS#8 key in PEM (-----BEGIN PRIVATE KEY-----)");
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // of another kind
      }
    }
    throw new IllegalArgumentException(file + ": expected a key of kind " + KEY_KINDS);
  }

  BidiFlow<TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>
      layer() {
    return TLS.create(this::engine, TLSClosing.eagerClose());
  }

  private SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    engine.setNeedClientAuth(clientsShow);
    return engine;
  }

  /** What the HTTP layer calls session bytes are the bytes. */
  @SuppressWarnings("unchecked") // a reader of inbound messages takes the one kind that comes
  static BidiFlow<
          TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>
      none() {
    return (BidiFlow<
            TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>)
        (BidiFlow<?, ?, ?, ?, ?>) TLSPlacebo.getInstance();
  }
}

package hft.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Encryption, PEM files.
 *
 * @param certificate ours, with the chain above it
 * @param key its private key, PKCS#8, readable by this user only
 * @param clientAuthority whose certificates clients must show; empty: none is asked for
 */
public record TlsSettings(Path certificate, Path key, Optional<Path> clientAuthority) {
  TlsSettings under(Path home) {
    return new TlsSettings(
        home.resolve(certificate), home.resolve(key), clientAuthority.map(home::resolve));
  }
}

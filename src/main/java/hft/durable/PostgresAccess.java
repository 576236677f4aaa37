package hft.durable;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a PostgreSQL database is reached.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without user and password
 * @param passwordFile null when the server asks for none
 */
public record PostgresAccess(String url, String user, @Nullable Path passwordFile) {
  public PostgresAccess {
    if (!url.startsWith("jdbc:postgresql:") || url.contains("password=") || url.contains("@")) {
      throw new IllegalArgumentException(
          "url must be jdbc:postgresql://HOST:PORT/DATABASE without a password");
    }
  }
}

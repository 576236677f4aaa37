package hft.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Two tables of a PostgreSQL database, one chain per name. A session lock on the name keeps a
 * second process out; a connection that was lost is made anew, and has to get the lock again.
 */
final class PostgresShelf implements Shelf {
  /** Seconds without an answer of the database before a write counts as failed. */
  private static final int PATIENCE_SECONDS = 5;

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS hft_audit (
        chain text NOT NULL, sequence bigint NOT NULL, hash text NOT NULL, line text NOT NULL,
        PRIMARY KEY (chain, sequence));
      CREATE TABLE IF NOT EXISTS hft_state (chain text PRIMARY KEY, state text NOT NULL)
      """;

  private final PostgresAccess access;
  private final String chain;
  private @Nullable Connection connection;

  private PostgresShelf(PostgresAccess access, String chain) {
    this.access = access;
    this.chain = chain;
  }

  /**
   * @param chain names the log among others in the same tables
   * @throws DurableProblem when another process has it
   */
  static PostgresShelf open(PostgresAccess access, String chain) throws IOException {
    PostgresShelf shelf = new PostgresShelf(access, chain);
    try {
      try (Statement statement = shelf.connection().createStatement()) {
        statement.execute(TABLES);
      }
      return shelf;
    } catch (SQLException e) {
      throw new IOException(shelf.describe() + ": " + e.getMessage(), e);
    }
  }

  private Connection connection() throws SQLException, IOException {
    Connection open = connection;
    if (open == null) {
      open = connect();
      connection = open;
    }
    return open;
  }

  private Connection connect() throws SQLException, IOException {
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    if (access.passwordFile() != null) {
      properties.setProperty("password", Files.readString(access.passwordFile()).strip());
    }
    properties.setProperty("ApplicationName", "hyperliquid-hft");
    properties.setProperty("connectTimeout", "" + PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", "" + PATIENCE_SECONDS);
    Connection made = DriverManager.getConnection(access.url(), properties);
    try {
      lock(made);
      return made;
    } catch (SQLException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void lock(Connection made) throws SQLException {
    try (PreparedStatement statement =
        made.prepareStatement(
            "SELECT pg_try_advisory_lock(hashtextextended('hft-safety ' || ?, 0)),"
                + " set_config('synchronous_commit', 'on', false)")) {
      statement.setString(1, chain);
      try (ResultSet answer = statement.executeQuery()) {
        if (!answer.next() || !answer.getBoolean(1)) {
          throw new DurableProblem(
              describe() + ": another engine uses this safety state; stop it first");
        }
      }
    }
  }

  @Override
  public List<Link> read() throws IOException {
    List<Link> links = new ArrayList<>();
    try (PreparedStatement statement =
        connection()
            .prepareStatement(
                "SELECT sequence, line, hash FROM hft_audit WHERE chain = ? ORDER BY sequence")) {
      statement.setString(1, chain);
      Link last = Link.START;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Link link = new Link(rows.getLong(1), rows.getString(2), rows.getString(3));
          if (!link.follows(last)) {
            throw new BrokenChain(
                describe() + ", record " + (last.sequence() + 1) + ": not what was written there");
          }
          links.add(link);
          last = link;
        }
      }
      return links;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public String setAside(Link first) throws IOException {
    String kept = chain + " broken ";
    try {
      Connection open = connection();
      open.setAutoCommit(false);
      try (PreparedStatement statement =
          open.prepareStatement(
              "UPDATE hft_audit SET chain = ? || (SELECT count(DISTINCT chain) FROM hft_audit)"
                  + " WHERE chain = ?")) {
        statement.setString(1, kept);
        statement.setString(2, chain);
        statement.executeUpdate();
      }
      insert(open, List.of(first));
      open.commit();
      open.setAutoCommit(true);
      return "chain '" + kept + "...' of hft_audit";
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * All or none. Whether a commit without an answer came about is found out by asking: what is
   * there already is not written again.
   */
  @Override
  public void append(List<Link> links) throws IOException {
    try {
      Connection open = connection();
      open.setAutoCommit(false);
      insert(open, links);
      open.commit();
      open.setAutoCommit(true);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void insert(Connection open, List<Link> links) throws SQLException {
    try (PreparedStatement statement =
        open.prepareStatement(
            "INSERT INTO hft_audit (chain, sequence, hash, line) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (chain, sequence) DO UPDATE SET line = excluded.line"
                + " WHERE hft_audit.hash = excluded.hash")) {
      for (Link link : links) {
        statement.setString(1, chain);
        statement.setLong(2, link.sequence());
        statement.setString(3, link.hash());
        statement.setString(4, link.text());
        if (statement.executeUpdate() != 1) {
          throw new SQLException("somebody else has written record " + link.sequence());
        }
      }
    }
  }

  @Override
  public String readState() throws IOException {
    try (PreparedStatement statement =
        connection().prepareStatement("SELECT state FROM hft_state WHERE chain = ?")) {
      statement.setString(1, chain);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() ? answer.getString(1) : "";
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void writeState(String text) throws IOException {
    try (PreparedStatement statement =
        connection()
            .prepareStatement(
                "INSERT INTO hft_state (chain, state) VALUES (?, ?)"
                    + " ON CONFLICT (chain) DO UPDATE SET state = excluded.state")) {
      statement.setString(1, chain);
      statement.setString(2, text);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The next attempt starts with a connection of its own. */
  private IOException failed(SQLException cause) {
    IOException told = new IOException(describe() + ": " + cause.getMessage(), cause);
    try {
      close();
    } catch (IOException e) {
      told.addSuppressed(e);
    }
    return told;
  }

  @Override
  public String describe() {
    return access.url() + ", chain '" + chain + "'";
  }

  @Override
  public void close() throws IOException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}

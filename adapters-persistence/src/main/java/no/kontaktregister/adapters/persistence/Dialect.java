package no.kontaktregister.adapters.persistence;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All in which one database differs from another. A third one begins here. */
enum Dialect {
  H2("H2", "") {
    @Override
    void add(Connection connection, List<Person> persons, long firstNumber) throws SQLException {
      PersonRows.insert(connection, persons, firstNumber);
    }
  },

  POSTGRESQL("PostgreSQL", "stored") {
    @Override
    Map<String, String> connectionProperties(Duration timeout) {
      String seconds = Long.toString(timeout.toSeconds());
      return Map.of(
          "connectTimeout",
          seconds,
          "loginTimeout",
          seconds,
          // The questions are few and always the same: planning each anew costs more than asking.
          // A node that falls silent in the middle of a change must not hold up all others.
          "options",
          "-c plan_cache_mode=force_generic_plan -c idle_in_transaction_session_timeout="
              + 2 * timeout.toMillis(),
          // A server that is gone without a word: later than the query's own time-out.
          "socketTimeout",
          Long.toString(2 * timeout.toSeconds()));
    }

    @Override
    void check(Connection connection, String key) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet encoding = statement.executeQuery("show server_encoding")) {
        encoding.next();
        if (!encoding.getString(1).equals("UTF8")) {
          throw new DatabaseNotReadyException(
              key,
              "the database's encoding is " + encoding.getString(1),
              "a database created with the encoding UTF8");
        }
      }
    }

    /**
     * By COPY, which is many times faster than inserts; but not where a server's own DataSource
     * comes with a driver of its own, whose classes are others than the archive's.
     */
    @Override
    void add(Connection connection, List<Person> persons, long firstNumber) throws SQLException {
      if (!connection.isWrapperFor(PGConnection.class)) {
        PersonRows.insert(connection, persons, firstNumber);
        return;
      }
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      CopyText text = new CopyText(persons, firstNumber);
      copy(copy, "person (" + PersonRows.PERSON_COLUMNS + ")", text.persons());
      copy(copy, "postkasse (" + PersonRows.POSTKASSE_COLUMNS + ")", text.postkasser());
      copy(copy, "endring (endringsnummer, personidentifikator)", text.endringer());
    }

    private void copy(CopyManager copy, String table, String rows) throws SQLException {
      try {
        copy.copyIn("copy " + table + " from stdin", new StringReader(rows));
      } catch (IOException neverFromMemory) {
        throw new IllegalStateException(neverFromMemory);
      }
    }
  };

  /** What the driver calls the database. */
  private final String product;

  /** How the schema says that a generated column is stored. */
  private final String stored;

  Dialect(String product, String stored) {
    this.product = product;
    this.stored = stored;
  }

  static Optional<Dialect> of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values()).filter(dialect -> dialect.product.equals(product)).findFirst();
  }

  /** The dialect of the database behind a URL, before there is a connection. */
  static Dialect of(String url) {
    return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
  }

  /** What differs in the schema's text. */
  Map<String, String> placeholders() {
    return Map.of("stored", stored);
  }

  /** What the driver needs to keep to the time-out, beyond what JDBC says for all drivers. */
  Map<String, String> connectionProperties(Duration timeout) {
    return Map.of();
  }

  /**
   * @param key the configuration key that leads to the database
   * @throws DatabaseNotReadyException when the database cannot hold the registry
   */
  void check(Connection connection, String key) throws SQLException {}

  /** Adds citizens, and a change for each, numbered from the given number on. */
  abstract void add(Connection connection, List<Person> persons, long firstNumber)
      throws SQLException;
}

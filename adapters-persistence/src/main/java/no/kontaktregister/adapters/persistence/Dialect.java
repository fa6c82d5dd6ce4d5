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

/**
 * The differences between databases. A third database starts here; docs/adapters.md says what else
 * it needs.
 */
enum Dialect {
  H2("H2", "", "'H2'") {
    @Override
    Map<String, String> connectionProperties(Duration timeout) {
      // H2 would write what has been committed half a second later, and a kill would lose it.
      return Map.of("WRITE_DELAY", "0");
    }

    @Override
    void add(Connection connection, List<Person> persons, long firstNumber) throws SQLException {
      PersonRows.insert(connection, persons, firstNumber);
    }
  },

  POSTGRESQL(
      "PostgreSQL",
      "stored",
      """
      (case when not pg_is_in_recovery()
            then (select system_identifier from pg_control_system())
                 || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end)""") {
    @Override
    Map<String, String> connectionProperties(Duration timeout) {
      String seconds = Long.toString(timeout.toSeconds());
      return Map.of(
          "connectTimeout",
          seconds,
          "loginTimeout",
          seconds,
          // The statements are few and always the same. Planning one again costs more than
          // executing it.
          // A node that stalls during a change must not block all others.
          "options",
          "-c plan_cache_mode=force_generic_plan -c idle_in_transaction_session_timeout="
              + 2 * timeout.toMillis(),
          // For a server that vanishes silently. Longer than the query's own time-out.
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
     * Uses COPY, which is many times faster than inserts. If a server's own DataSource has its own
     * driver, with classes that are not the archive's, inserts are used.
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

    /**
     * Without it, PostgreSQL knows nothing of rows that are not committed, and reads all of them
     * for each ten thousand that follow.
     */
    @Override
    void countRows(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("analyze person, postkasse, duplisert, endring");
      }
    }

    private void copy(CopyManager copy, String table, String rows) throws SQLException {
      try {
        copy.copyIn("copy " + table + " from stdin", new StringReader(rows));
      } catch (IOException neverFromMemory) {
        throw new IllegalStateException(neverFromMemory);
      }
    }
  };

  /** The driver's name for the database. */
  private final String product;

  /** The schema's keyword for a generated column that is stored. */
  private final String stored;

  private final String opphav;

  Dialect(String product, String stored, String opphav) {
    this.product = product;
    this.stored = stored;
    this.opphav = opphav;
  }

  static Optional<Dialect> of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values()).filter(dialect -> dialect.product.equals(product)).findFirst();
  }

  /** The dialect of the database behind a URL, before there is a connection. */
  static Dialect of(String url) {
    return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : H2;
  }

  /** The differences in the schema's text. */
  Map<String, String> placeholders() {
    return Map.of("stored", stored, "opphav", opphav);
  }

  /**
   * An SQL expression that tells databases apart of which one may lack what another has committed:
   * PostgreSQL's system identifier and timeline. A promotion begins a timeline. Null in a standby.
   */
  String opphav() {
    return opphav;
  }

  /** The driver's own properties: for the time-out, which JDBC does not cover, and for safety. */
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

  /** Tells the database's planner how many rows have been added. H2 counts them by itself. */
  void countRows(Connection connection) throws SQLException {}
}

package no.kontaktregister.adapters.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the whole run, because a start takes seconds. It ends with the run. */
final class PostgreSql {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgreSql() {}

  /** The URL of an empty database. */
  static String newDatabase() throws SQLException {
    return newDatabase("");
  }

  /**
   * @param options the rest of the SQL statement, after the database's name
   */
  static String newDatabase(String options) throws SQLException {
    String name = "registry_" + DATABASES.incrementAndGet();
    execute("create database " + name + " " + options);
    return SERVER.getJdbcUrl("postgres", name);
  }

  static void execute(String sql) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many transactions wait for a lock. */
  static int waiting() throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(distinct pid) from pg_locks where not granted")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

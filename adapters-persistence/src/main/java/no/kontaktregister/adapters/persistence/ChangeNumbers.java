package no.kontaktregister.adapters.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The row with the latest endringsnummer. Whoever takes the next holds the row until the change is
 * committed.
 *
 * <p>The row also names the database that took the number. A standby that is promoted may lack the
 * last changes, although readers have seen their numbers. It must not take these numbers again: a
 * reader that has seen them would skip the new changes. Nobody knows how many they are, so the
 * first change on another database leaves out more numbers than can have been lost.
 */
final class ChangeNumbers {

  /**
   * More than a database can commit in the time that a standby is left behind: 11 days of 1000/s.
   */
  static final long LEFT_OUT = 1_000_000_000;

  private static final Logger LOG = System.getLogger(ChangeNumbers.class.getName());

  private static final String LOCK = "select seneste from endringsnummer for update";

  private static final String LATEST = "select seneste from endringsnummer";

  private final String take;
  private final String leaveOut;
  private final String takenElsewhere;
  private final int timeoutSeconds;

  ChangeNumbers(Dialect dialect, int timeoutSeconds) {
    this.take =
        "update endringsnummer set seneste = seneste + ? where opphav = " + dialect.opphav();
    String elsewhere = " where opphav <> " + dialect.opphav();
    this.leaveOut =
        "update endringsnummer set seneste = seneste + ?, opphav = " + dialect.opphav() + elsewhere;
    this.takenElsewhere = LATEST + elsewhere;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Makes other changes wait until this transaction ends. */
  void lock(Connection connection) throws SQLException {
    read(connection, LOCK);
  }

  /** Takes the next numbers; other changes wait from here on. The last of them is the latest. */
  void take(Connection connection, int count) throws SQLException {
    if (add(connection, take, count) == 0) {
      // Nothing is left out if another transaction has just done it.
      if (add(connection, leaveOut, LEFT_OUT) > 0) {
        long first = latest(connection) + 1;
        LOG.log(
            Level.WARNING,
            "Another database took change {0}: a standby has been promoted, or a backup restored."
                + " The first change here has number {1}. Readers that have seen a number in"
                + " between have seen a change that is lost, and must read all persons again",
            Long.toString(first - 1 - LEFT_OUT),
            Long.toString(first));
      }
      add(connection, take, count);
    }
  }

  /** The latest number. */
  long latest(Connection connection) throws SQLException {
    return read(connection, LATEST).orElseThrow();
  }

  /** Says at the start that the next change will leave numbers out. */
  void report(Connection connection) throws SQLException {
    read(connection, takenElsewhere)
        .ifPresent(
            latest ->
                LOG.log(
                    Level.WARNING,
                    "Another database took change {0}: a standby has been promoted, or a backup"
                        + " restored. Changes that were not replicated are lost. The next change"
                        + " will have number {1}",
                    Long.toString(latest),
                    Long.toString(latest + LEFT_OUT + 1)));
  }

  private int add(Connection connection, String sql, long count) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setLong(1, count);
      return statement.executeUpdate();
    }
  }

  private OptionalLong read(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}

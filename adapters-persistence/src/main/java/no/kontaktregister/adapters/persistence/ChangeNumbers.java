package no.kontaktregister.adapters.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * The row with the latest endringsnummer. Whoever takes the next holds the row until the change is
 * committed.
 *
 * <p>The row also names the database that took the number. A standby that is promoted may lack the
 * last changes, although readers have seen their numbers. It must not take these numbers again: a
 * reader that has seen them would skip the new changes. Nobody knows how many they are, not even
 * where replication is synchronous. So the first change on another database leaves out more numbers
 * than can have been lost: it goes on from the number of microseconds since 1970, which no database
 * that takes fewer than a million changes a second has reached.
 */
final class ChangeNumbers {

  /**
   * How many numbers are left out at least, if the clock is wrong. It is more than a database can
   * commit in the time that a standby is left behind: 11 days of 1000/s.
   */
  private static final long LEFT_OUT = 1_000_000_000;

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
        "update endringsnummer set seneste = greatest(seneste + "
            + LEFT_OUT
            + ", ?), opphav = "
            + dialect.opphav()
            + elsewhere;
    this.takenElsewhere = LATEST + elsewhere;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Makes other changes wait until this transaction ends. */
  void lock(Connection connection) throws SQLException {
    read(connection, LOCK);
  }

  /** Takes the next numbers; other changes wait from here on. The last of them is the latest. */
  void take(Connection connection, int count) throws SQLException {
    if (update(connection, take, count) == 0) {
      lock(connection);
      long before = latest(connection);
      // Nothing is left out if another transaction has just done it.
      if (update(connection, leaveOut, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))
          > 0) {
        LOG.log(
            Level.WARNING,
            "Another database took change {0}: a standby has been promoted, or a backup restored."
                + " The first change here has number {1}. Readers that have seen a number in"
                + " between have seen a change that is lost, and must read all persons again",
            Long.toString(before),
            Long.toString(latest(connection) + 1));
      }
      update(connection, take, count);
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
                        + " will leave out at least {1} numbers",
                    Long.toString(latest),
                    Long.toString(LEFT_OUT)));
  }

  private int update(Connection connection, String sql, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setLong(1, number);
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

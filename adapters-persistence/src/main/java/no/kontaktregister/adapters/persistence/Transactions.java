package no.kontaktregister.adapters.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Transactions that change the registry. Work that fails changes nothing. */
final class Transactions {

  private static final Logger LOG = System.getLogger(Transactions.class.getName());

  private static final String UNIQUE_VIOLATION = "23505";

  /** The SQLSTATE class of transactions that may succeed when they are repeated. */
  private static final String ROLLED_BACK = "40";

  /** The SQLSTATE classes of what only one of several changes need have caused. */
  private static final Set<String> OF_ONE = Set.of("22", "23", ROLLED_BACK);

  private static final int MOST_ATTEMPTS = 3;

  /** What is done in one transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private final DataSource source;

  Transactions(DataSource source) {
    this.source = source;
  }

  /** Does the work, and again if another transaction was in its way. */
  <T> T repeatable(Work<T> work) {
    return inTransaction(MOST_ATTEMPTS, work);
  }

  /** Does work that cannot be done again. */
  <T> T once(Work<T> work) {
    return inTransaction(1, work);
  }

  /**
   * Does the work of several in one transaction.
   *
   * @return empty when one of them prevented it: then nothing has changed
   */
  <T> Optional<T> together(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return Optional.of(inTransaction(connection, work));
    } catch (SQLException failure) {
      String code = String.valueOf(failure.getSQLState());
      if (OF_ONE.stream().anyMatch(code::startsWith)) {
        return Optional.empty();
      }
      throw Failures.unavailable(failure);
    } catch (RuntimeException unreadable) {
      // One citizen's row. Whose it is shows when each is tried alone.
      LOG.log(Level.DEBUG, "A row could not be read: {0}", unreadable.getClass().getName());
      return Optional.empty();
    }
  }

  /** The failure of work that will succeed when it is repeated. */
  static SQLException repeat(String reason) {
    return new SQLTransactionRollbackException(reason, ROLLED_BACK);
  }

  private <T> T inTransaction(int attempts, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = source.getConnection()) {
        return inTransaction(connection, work);
      } catch (SQLException failure) {
        String code = String.valueOf(failure.getSQLState());
        boolean known = code.equals(UNIQUE_VIOLATION);
        if (attempt < attempts && (known || code.startsWith(ROLLED_BACK))) {
          // An update that found no citizen will now find the one that another added.
          continue;
        }
        throw known
            ? new IllegalArgumentException("the registry already knows one of the citizens")
            : Failures.unavailable(failure);
      }
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.in(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException failure) {
      undo(connection, failure);
      throw failure;
    }
  }

  private static void undo(Connection connection, Exception reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      // The database rolls back when the connection ends. The first failure says more.
      reason.addSuppressed(broken);
    }
  }
}

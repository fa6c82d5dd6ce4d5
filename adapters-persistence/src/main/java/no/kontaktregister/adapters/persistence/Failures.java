package no.kontaktregister.adapters.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Translates a database's failure into the port's exception. A driver's message may quote values,
 * so only the SQLSTATE is passed on.
 */
final class Failures {

  private Failures() {}

  static RegistryUnavailableException unavailable(SQLException failure) {
    String code = String.valueOf(failure.getSQLState());
    return new RegistryUnavailableException(reason(failure, code) + " (SQLSTATE " + code + ")");
  }

  private static String reason(SQLException failure, String code) {
    // If the pool failed to open another connection, its exception is followed by the reason.
    if (failure instanceof SQLTransientConnectionException && failure.getNextException() == null) {
      return "there was no connection to the database in time";
    }
    return switch (code) {
      case "25006" -> "the database is read-only";
      case "53100" -> "the database's disk is full";
      case "53300" -> "the database has no connection left to give";
      case "57014" -> "the database did not answer in time";
      default -> "the database does not answer";
    };
  }
}

package no.kontaktregister.adapters.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Says in the port's words why a database did not do what it was asked for. A driver's message may
 * quote values, so only the standard's code for the failure is passed on.
 */
final class Failures {

  private Failures() {}

  static RegistryUnavailableException unavailable(SQLException failure) {
    String code = String.valueOf(failure.getSQLState());
    return new RegistryUnavailableException(reason(failure, code) + " (SQLSTATE " + code + ")");
  }

  private static String reason(SQLException failure, String code) {
    // The pool adds why it could not make another connection, once it knows.
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

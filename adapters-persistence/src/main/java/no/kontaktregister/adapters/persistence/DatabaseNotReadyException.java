package no.kontaktregister.adapters.persistence;

/** The registry's database cannot be used, so the service must not start. */
public final class DatabaseNotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong, for the operator, without address or credentials
   */
  DatabaseNotReadyException(String reason) {
    super("the database is not ready: " + reason);
  }
}

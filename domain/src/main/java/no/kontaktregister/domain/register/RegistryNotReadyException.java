package no.kontaktregister.domain.register;

/** The registry cannot be used, so the service must not start. */
public final class RegistryNotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the operator that says what is wrong, by configuration key
   *     where there is one, without credentials
   */
  public RegistryNotReadyException(String message) {
    super(message);
  }
}

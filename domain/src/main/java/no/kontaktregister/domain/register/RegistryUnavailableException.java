package no.kontaktregister.domain.register;

/**
 * The registry does not answer. The same question may succeed later.
 *
 * <p>The message is for the operator's log and names no person; an adapter gives what it knows of
 * the cause in its own words and keeps the driver's exception to itself, because drivers quote
 * data.
 */
public final class RegistryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened, without personal data
   */
  public RegistryUnavailableException(String message) {
    super(message);
  }
}

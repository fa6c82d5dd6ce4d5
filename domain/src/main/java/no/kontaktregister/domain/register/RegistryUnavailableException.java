package no.kontaktregister.domain.register;

/**
 * The registry does not answer. The same question may succeed later.
 *
 * <p>The message is for the operator's log and names no person. The adapter describes the cause in
 * its own words. It does not pass on the driver's exception, because drivers quote data.
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

package no.kontaktregister.application;

/**
 * A request has a value that no answer can be given to. The message is meant for the caller: it
 * says what is wrong and what would be right, and does not repeat the value.
 */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String element;

  /**
   * @param element the element of the request, as the contract calls it
   * @param message one sentence about it
   */
  public InvalidRequestException(String element, String message) {
    super(message);
    this.element = element;
  }

  /** The element of the request that is wrong, as the contract calls it. */
  public String element() {
    return element;
  }
}

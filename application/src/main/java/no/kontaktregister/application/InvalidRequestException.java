package no.kontaktregister.application;

/**
 * A request has a value that cannot be answered. The message is meant for the caller. It says what
 * is wrong and what would be right, and does not repeat the value.
 */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The part of a request that is wrong. Each endpoint has its own name for it. */
  public enum Part {
    PERSONIDENTIFIKATOR,
    FRA_ENDRINGSNUMMER,
    POSTKASSEADRESSE,
    EPOSTADRESSE,
    MOBILTELEFONNUMMER
  }

  private final Part part;

  /**
   * @param part the part of the request that is wrong
   * @param message one sentence for the caller
   */
  public InvalidRequestException(Part part, String message) {
    super(message);
    this.part = part;
  }

  public Part part() {
    return part;
  }
}

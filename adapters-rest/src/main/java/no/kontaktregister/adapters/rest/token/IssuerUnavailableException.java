package no.kontaktregister.adapters.rest.token;

/** The token issuer's keys cannot be fetched, so no token can be verified at the moment. */
final class IssuerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}

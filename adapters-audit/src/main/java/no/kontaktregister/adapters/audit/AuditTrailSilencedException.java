package no.kontaktregister.adapters.audit;

/** The log that the audit trail is written to is turned off, so the audit trail would be lost. */
public final class AuditTrailSilencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditTrailSilencedException(String log) {
    super(
        "The log " + log + " is turned off: set its level to INFO, or the audit trail is lost.",
        null,
        false,
        false);
  }
}

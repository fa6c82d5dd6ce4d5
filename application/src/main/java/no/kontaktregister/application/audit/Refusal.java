package no.kontaktregister.application.audit;

/** Why a call was not answered, although it came from a known caller. */
public enum Refusal {
  /** The request is malformed, or a value in it cannot be used. */
  INVALID_REQUEST,
  /** The caller may not ask for this. */
  ACCESS_DENIED
}

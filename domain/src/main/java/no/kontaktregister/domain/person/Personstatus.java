package no.kontaktregister.domain.person;

/**
 * How a person who is known to the registry stands in it. (IKKE_REGISTRERT, the third published
 * status, is the absence of a {@link Person}.)
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Personstatus {
  AKTIV,
  SLETTET
}

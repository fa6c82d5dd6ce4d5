package no.kontaktregister.domain.person;

/**
 * The status of a person in the registry. The third published status, IKKE_REGISTRERT, is the
 * absence of a {@link Person}.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Personstatus {
  AKTIV,
  SLETTET
}

package no.kontaktregister.domain.oppslag;

/**
 * The status of a person in a look-up.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Oppslagsstatus {
  AKTIV,
  SLETTET,
  /** The registry does not know the person. */
  IKKE_REGISTRERT
}
